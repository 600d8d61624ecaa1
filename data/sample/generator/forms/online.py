"""Form (k): lessons at a distance in one month, schools as rows."""

from generator.forms.columns import divided, label_column, number_column, states
from generator.forms.rows import school_rows, year_dimension
from generator.office.layout import Foot, Head
from generator.office.model import Habits
from generator.office.sheet import SheetPlan
from generator.story import Story

CAUSES = {
    "no_device": "Không có thiết bị",
    "no_network": "Không có mạng",
    "quarantine": "Đang cách ly",
    "poverty": "Gia đình khó khăn",
    "other": "Khác",
}


def online_summary(
    story: Story, year: int, level: str, period: str, head: Head, foot: Foot, name: str
) -> SheetPlan:
    """The sheet of one level in the month `period` (`m02`)."""
    everybody, online = ("Tổng số học sinh",), ("Tham gia học trực tuyến", "Số lượng")
    causes = [
        states(("Không tham gia", "Nguyên nhân", word), "offline_pupils", category=code, width=10)
        for code, word in CAUSES.items()
    ]
    columns = [
        number_column(),
        label_column("Trường"),
        states(everybody, "pupils", width=10),
        states(online, "online_pupils", width=10),
        divided(("Tham gia học trực tuyến", "Tỷ lệ (%)"), online, everybody),
        states(("Không tham gia", "Số lượng"), "offline_pupils", width=10),
        *causes,
        states(("Số HS được dạy bù",), "makeup_pupils", width=10),
    ]
    rows = school_rows(story, year, level, total="Cộng")
    return SheetPlan(
        name, head, columns, rows, Habits(0, "(1)", year_dimension(year) | {"period": period}), foot
    )
