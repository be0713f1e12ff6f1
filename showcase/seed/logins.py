"""A login for each role, for trying the site on one's own machine."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model

from product_pages.listings.models import Marketplace
from showcase.editorial.review.making import make_workflows
from showcase.editorial.roles.making import make_roles
from showcase.editorial.roles.models import RoleKey
from showcase.editorial.roles.table import ROLES

from .desk import load_desk

PASSWORD = "san-vat-2026"


@dataclass(frozen=True)
class Login:
    """A user who is nobody in particular: the name says the role, and a number which of those who have it."""

    username: str
    role: RoleKey
    number: int = 1
    is_superuser: bool = False
    password: str = PASSWORD

    @property
    def what(self) -> str:
        """Return the role in both languages."""
        spec = next(spec for spec in ROLES if spec.key == self.role)
        return f"{spec.name_en} / {spec.name_vi}"

    @property
    def name(self) -> tuple[str, str]:
        """Return first and last name: the role, and the number."""
        return next(spec.name_vi for spec in ROLES if spec.key == self.role), str(self.number)


# Two of those whose words a colleague has to approve, so that every review can come to its end.
LOGINS = (
    Login("vietbai", RoleKey.WRITER),
    Login("vietbai2", RoleKey.WRITER, 2),
    Login("thamdinh", RoleKey.PROVENANCE_REVIEWER),
    Login("congthuong", RoleKey.MARKET_REVIEWER),
    Login("nguoidich", RoleKey.TRANSLATOR),
    Login("nguoidich2", RoleKey.TRANSLATOR, 2),
    Login("bientap", RoleKey.LEAD),
    Login("bientap2", RoleKey.LEAD, 2),
    Login("tochuc", RoleKey.ORGANISER),
    Login("doitac", RoleKey.PARTNER),
    Login("quantri", RoleKey.ADMINISTRATOR, is_superuser=True),
)


def load_logins() -> None:
    """Create the users with their roles, and put the sample on their desks, if it is there and nobody has begun.

    Existing users keep their passwords, and roles that they were given.
    """
    groups = make_roles()
    make_workflows(groups)
    for login in LOGINS:
        _user(login).groups.add(groups[login.role])
    _attach_partners()
    load_desk()


def _user(login: Login):
    first, last = login.name
    user, created = get_user_model().objects.get_or_create(
        username=login.username,
        defaults={
            "email": f"{login.username}@desk.example",
            "first_name": first,
            "last_name": last,
            "is_staff": login.is_superuser,
            "is_superuser": login.is_superuser,
        },
    )
    if created:
        user.set_password(login.password)
        user.save()
    return user


def _attach_partners() -> None:
    """Let the partner keep the listings of the first marketplace that is open, where there is one."""
    shop = Marketplace.objects.filter(state=Marketplace.State.ACTIVE).first()
    if shop and not Marketplace.objects.filter(partners__username="doitac").exists():
        shop.partners.add(get_user_model().objects.get(username="doitac"))
