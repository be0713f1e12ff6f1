"""Who may do what. This table is the only place that says so: groups, documentation and tests are made from it.

A right names an action: "change" on pages of a section, on a collection, on records of a model.
Whoever may "add" pages, pictures or documents may also change their own, as long as nothing of it is published.
Reviewers have no right on pages at all: a step of a review lets them in while a page waits for them
(`showcase.editorial.review.steps`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .models import RoleKey
from .sections import Section, Shelf

Rights = Sequence[str]

WRITE = ("add", "change")
LOOK_AFTER = ("view", "add", "change", "delete")
EDIT_PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
KEEP_FILES = ("choose", "add", "change", "delete")


@dataclass(frozen=True)
class RoleSpec:
    """A role: how it is called, what it is for, and all that it may do."""

    key: RoleKey
    name_vi: str
    name_en: str
    # One sentence each, as the documentation has it.
    purpose_vi: str
    purpose_en: str
    pages: Mapping[Section, Rights] = field(default_factory=dict)
    pictures: Mapping[Shelf, Rights] = field(default_factory=dict)
    documents: Mapping[Shelf, Rights] = field(default_factory=dict)
    # Private shelves whose papers may be opened.
    opens: Sequence[Shelf] = ()
    # app.model: actions
    records: Mapping[str, Rights] = field(default_factory=dict)
    # Rights of the other kind, by their full names.
    also: Sequence[str] = ()
    # Every right that there is, those of later models included.
    has_all: bool = False


WRITER = RoleSpec(
    RoleKey.WRITER,
    "Người viết bài",
    "Writer",
    "Viết sản phẩm, người làm ra và câu chuyện bằng tiếng Việt, rồi gửi duyệt; không tự đăng.",
    "Writes products, producers and stories in Vietnamese and sends them for review; publishes nothing.",
    pages={Section.PRODUCTS: WRITE, Section.PRODUCERS: WRITE, Section.STORIES: WRITE},
    pictures={Shelf.ALL: ("choose", "add")},
    documents={Shelf.SHARED: ("choose", "add"), Shelf.EVIDENCE: ("choose", "add"), Shelf.CONSENTS: ("add",)},
    opens=(Shelf.EVIDENCE,),
    records={
        # Drafts: the provenance reviewer and the lead publish them.
        "product_pages.certificate": ("view", "add", "change"),
        # A new listing is shown once the checker has found it working.
        "product_pages.listing": ("view", "add"),
        "product_pages.producercontact": ("view", "add", "change"),
        # Their own, as long as they stand on no list that others read.
        "showcase.consent": ("add",),
    },
)

PROVENANCE_REVIEWER = RoleSpec(
    RoleKey.PROVENANCE_REVIEWER,
    "Thẩm định nguồn gốc (ngành nông nghiệp)",
    "Provenance reviewer (agriculture)",
    "Đối chiếu nguồn gốc, quy trình và chứng nhận với bằng chứng; xác minh và công bố chứng nhận.",
    "Compares origin, process and certificates with their evidence; verifies and publishes certificates.",
    documents={Shelf.EVIDENCE: ("choose", "add")},
    opens=(Shelf.EVIDENCE,),
    records={
        "product_pages.certificate": ("view", "add", "change", "publish"),
        "product_pages.scheme": ("view",),
        "editorial.standin": ("add",),
    },
)

MARKET_REVIEWER = RoleSpec(
    RoleKey.MARKET_REVIEWER,
    "Thẩm định thị trường (ngành công thương)",
    "Market reviewer (industry and trade)",
    "Kiểm tra gian hàng, sàn và chứng nhận trước khi sản phẩm lên trang; theo dõi độ phủ và lượt bấm.",
    "Checks listings, marketplaces and certificates before a product goes up; follows coverage and click-outs.",
    opens=(Shelf.EVIDENCE,),
    records={
        "product_pages.listing": ("view", "add", "change"),
        "product_pages.marketplace": ("view", "change"),
        "product_pages.certificate": ("view",),
        "editorial.standin": ("add",),
    },
)

TRANSLATOR = RoleSpec(
    RoleKey.TRANSLATOR,
    "Người dịch",
    "Translator",
    "Dịch sang tiếng Anh và đọc soát bản dịch của người khác; không sửa trang tiếng Việt.",
    "Translates into English and reads the translations of others; changes no Vietnamese page.",
    pages={Section.ENGLISH: ("change",)},
    pictures={Shelf.ALL: ("choose",)},
    documents={Shelf.SHARED: ("choose",)},
    records={"editorial.glossaryterm": ("view", "add", "change"), "editorial.standin": ("add",)},
    also=("wagtail_localize.submit_translation",),
)

LEAD = RoleSpec(
    RoleKey.LEAD,
    "Phụ trách truyền thông",
    "Communications lead",
    "Duyệt và đăng mọi nội dung; trông coi hồ sơ, thư viện, sổ đăng ký và báo cáo.",
    "Approves and publishes everything; looks after records, library, register and reports.",
    pages={Section.VIETNAMESE: EDIT_PAGES, Section.ENGLISH: EDIT_PAGES},
    pictures={Shelf.ALL: KEEP_FILES},
    documents={Shelf.ALL: KEEP_FILES},
    opens=(Shelf.EVIDENCE, Shelf.CONSENTS),
    records={
        "product_pages.certificate": (*LOOK_AFTER, "publish"),
        "product_pages.scheme": LOOK_AFTER,
        "product_pages.listing": LOOK_AFTER,
        "product_pages.marketplace": LOOK_AFTER,
        "product_pages.producercontact": LOOK_AFTER,
        "product_pages.category": LOOK_AFTER,
        "product_pages.criteriaset": LOOK_AFTER,
        "showcase.place": LOOK_AFTER,
        "showcase.consent": LOOK_AFTER,
        # Codes make themselves, for whoever edits the page; only their end is decided.
        "showcase.shortcode": ("view", "change"),
        "editorial.glossaryterm": LOOK_AFTER,
        "editorial.standin": LOOK_AFTER,
        "editorial.assignment": WRITE,
        "events.eventseries": LOOK_AFTER,
        "events.proposal": LOOK_AFTER,
        "wagtailredirects.redirect": ("add", "change", "delete"),
        "wagtailsearchpromotions.searchpromotion": ("add", "change", "delete"),
    },
    also=("wagtail_localize.submit_translation", "showcase.view_job", "showcase.view_history"),
)

ORGANISER = RoleSpec(
    RoleKey.ORGANISER,
    "Người tổ chức sự kiện",
    "Event organiser",
    "Viết hội chợ, hội nghị, tập huấn của mình và gửi duyệt; không thấy bản nháp của người khác.",
    "Writes their own fairs, conferences and training days and sends them for review; sees no draft of others.",
    pages={Section.EVENTS: ("add",)},
    pictures={Shelf.ALL: ("choose", "add")},
    documents={Shelf.SHARED: ("choose", "add")},
    records={"events.proposal": ("add",)},
)

PARTNER = RoleSpec(
    RoleKey.PARTNER,
    "Đối tác sàn",
    "Marketplace partner",
    "Giữ cho đường dẫn gian hàng của chính sàn mình luôn đúng; không thấy gì khác.",
    "Keeps the listings of their own marketplace current; sees nothing else.",
    also=("product_pages.keep_own_listing",),
)

ADMINISTRATOR = RoleSpec(
    RoleKey.ADMINISTRATOR,
    "Quản trị",
    "Administrator",
    "Quản lý người dùng, nhóm, quy trình duyệt, cài đặt và mọi thứ còn lại.",
    "Manages users, groups, workflows, settings and everything else.",
    pages={Section.EVERYTHING: EDIT_PAGES},
    pictures={Shelf.ALL: KEEP_FILES},
    documents={Shelf.ALL: KEEP_FILES},
    opens=(Shelf.EVIDENCE, Shelf.CONSENTS),
    has_all=True,
)

ROLES: tuple[RoleSpec, ...] = (
    WRITER,
    PROVENANCE_REVIEWER,
    MARKET_REVIEWER,
    TRANSLATOR,
    LEAD,
    ORGANISER,
    PARTNER,
    ADMINISTRATOR,
)
