"""What each health of a listing means for readers, and what an editor does about it."""

from django.utils.translation import gettext_lazy as _

from product_pages.listings.health import Health

ADVICE = {
    Health.WORKS: _("Readers are led there. Nothing needs to be done."),
    Health.REDIRECTED: _(
        "Readers are led there, and the shop passes them on. Take the new address, as old ones end one day."
    ),
    Health.GONE: _(
        "Readers see no button. Look whether the product has another page at the shop, and enter its address; "
        "otherwise delete the listing."
    ),
    Health.UNREACHABLE: _(
        "Readers see no button until a check succeeds. Open the address yourself: if the page is there, "
        "the shop lets only people in, not this site."
    ),
    Health.UNCHECKED: _("Readers see no button until a check has found the page."),
    Health.STALE: _("Nobody has looked for more than 30 days, so readers see no button. Check it now."),
    Health.CLOSED: _("The marketplace is closed, so readers see no button and nothing is checked."),
    Health.LOST: _(
        "The marketplace has a new name, and its rules do not say where this page stands now. Enter the new address."
    ),
}
