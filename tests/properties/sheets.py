"""A small sheet of every kind without anything wrong in it: (text, first and last row of the head, columns of labels)."""

TARGETS = (
    """
    PHÒNG GD&ĐT HUYỆN A | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN GIÁO DỤC TIỂU HỌC NĂM 2023 (NĂM HỌC 2023-2024)
    STT | Trường     | Thực hiện năm học 2022-2023 | < | Kế hoạch năm học 2023-2024 | < | < | <
    ^   | ^          | Lớp | Học sinh | Tổng số | < | Trong đó | <
    ^   | ^          | ^   | ^        | Lớp | HS | Nữ | DTTS
    1   | TH Hoa Ban | 10  | 250      | 11 | 260 | 130 | 200
    2   | TH Nà Tấu  | 9   | 205      | 9  | 210 | 101 | 199
    3   | TH Pá Khoang | 8 | 180      | 8  | 177 | 80  | 177
        | Tổng cộng  | 27  | 635      | 28 | 647 | 311 | 576
    """,
    (3, 5),
    2,
)
REPORT = (
    """
    TRƯỜNG TIỂU HỌC HOA BAN
    BÁO CÁO TỔNG KẾT NĂM HỌC 2022-2023
    TT | Khối lớp | Số lớp | Học sinh | < | < | Xếp loại | < | < | <
    ^  | ^        | ^      | Tổng số | Nữ | DTTS | HTXS | HTT | HT | CHT
    1  | Lớp 1    | 2      | 50 | 24 | 45 | 10 | 15 | 20 | 5
    2  | Lớp 2    | 2      | 48 | 20 | 40 | 8  | 20 | 20 | 0
    3  | Lớp 3    | 2      | 44 | 22 | 40 | 7  | 17 | 19 | 1
       | Toàn trường | 6   | 142 | 66 | 125 | 25 | 52 | 59 | 6
    """,
    (3, 4),
    2,
)
STAFF = (
    """
    UBND HUYỆN A
    PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
    THỐNG KÊ ĐỘI NGŨ ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC
    TT | Trường      | Hiệu trưởng | Phó HT | Giáo viên | < | < | < | Còn thiếu
    ^  | ^           | ^ | ^ | Tổng số | Nữ | Biên chế | Hợp đồng | ^
    1  | TH Hoa Ban  | 1 | 2 | 20 | 15 | 18 | 2 | 3
    2  | TH Nà Tấu   | 1 | 1 | 14 | 10 | 14 | 0 | 1
    3  | TH Bình Minh | 1 | 1 | 17 | 12 | 15 | 2 | 2
    """,
    (4, 5),
    2,
)
ROOMS = (
    """
    TRƯỜNG TIỂU HỌC HOA BAN
    BÁO CÁO CƠ SỞ VẬT CHẤT ĐẦU NĂM HỌC 2023-2024
    TT | Tên phòng  | Nhu cầu | Hiện có
    1  | Phòng y tế | 1       | 1
    2  | Thư viện   | 2       | 1
    3  | Phòng họp  | 1       | 0
    4  | Phòng tin học | 2    | 1
    """,
    (3, 3),
    2,
)
RATES = (
    """
    UBND HUYỆN A
    CHỈ TIÊU PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ NĂM HỌC 2023-2024
    TT | Xã      | Trẻ 5 tuổi ra lớp (%) | Trẻ 6 tuổi vào lớp 1 (%) | Mức đạt chuẩn | <
    ^  | ^       | ^    | ^    | PCGD tiểu học | XMC
    1  | Nà Tấu  | 99.5 | 100  | 3 | 2
    2  | Mường Phăng | 98 | 99.2 | 2 | 2
    3  | Pá Khoang | 97.25 | 98 | 3 | 1
    """,
    (3, 4),
    2,
)
AGES = (
    """
    UBND XÃ NẬM KÈ
    THỐNG KÊ TRẺ EM TỪ 11 ĐẾN 14 TUỔI, THỜI ĐIỂM 30/9/2023
    STT | Nội dung | 11 tuổi | 12 tuổi | 13 tuổi | 14 tuổi | Cộng 11-14
    ^   | Năm sinh | 2012 | 2011 | 2010 | 2009 |
    1   | Tổng số trẻ trong độ tuổi | 50 | 48 | 52 | 47 | 197
        | - Nữ     | 25 | 24 | 26 | 22 | 97
    2   | Số đối tượng phải phổ cập | 49 | 48 | 51 | 47 | 195
    3   | Đã hoàn thành CT tiểu học | 45 | 47 | 51 | 47 | 190
    """,
    (3, 4),
    2,
)
ACROSS = (
    """
    PHÒNG GD&ĐT HUYỆN A
    THỐNG KÊ QUY MÔ TRƯỜNG LỚP CẤP TIỂU HỌC CUỐI NĂM HỌC 2022-2023
    TT | Chỉ tiêu | Trường TH Kim Đồng | Trường TH Số 2 | Tổng cộng
    1  | Số lớp   | 10  | 12  | 22
    2  | Tổng số học sinh | 300 | 350 | 650
    3  | Học sinh bỏ học | 1 | 2 | 3
    4  | Học sinh lưu ban | 3 | 4 | 7
    """,
    (3, 3),
    2,
)
PRESCHOOL = (
    """
    PHÒNG GD&ĐT HUYỆN A
    CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN GIÁO DỤC MẦM NON NĂM HỌC 2023-2024
    STT | Trường | Tổng số | < | Nhà trẻ | < | Mẫu giáo | < | Trong đó | <
    ^   | ^      | Nhóm, lớp | Trẻ | Nhóm | Trẻ | Lớp | Trẻ | Nữ | Dân tộc
    1   | MN Hoa Ban | 12 | 300 | 3 | 60 | 9 | 240 | 140 | 250
    2   | MN Nà Tấu  | 8  | 170 | 2 | 40 | 6 | 130 | 80  | 160
    """,
    (3, 4),
    2,
)
LOWER_SECONDARY = (
    """
    PHÒNG GD&ĐT HUYỆN A
    CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN GIÁO DỤC TRUNG HỌC CƠ SỞ NĂM HỌC 2023-2024
    STT | Trường | Kế hoạch năm học 2023-2024 | < | < | < | Bán trú
    ^   | ^      | Tổng số | < | Lớp 6 | < | ^
    ^   | ^      | Lớp | HS | Lớp | HS | ^
    1   | THCS Nà Tấu | 8 | 300 | 2 | 80 | 120
    2   | THCS Pá Khoang | 9 | 310 | 3 | 90 | 100
    """,
    (3, 5),
    2,
)
RESIDENTS = (
    """
    UBND HUYỆN A
    CHỈ TIÊU PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ NĂM HỌC 2023-2024
    TT | Xã | 5 tuổi | < | 6 tuổi vào lớp 1 | <
    ^  | ^  | Dân số | Ra lớp | Dân số | Vào lớp 1
    1  | Nà Tấu | 120 | 118 | 131 | 131
    2  | Mường Phăng | 90 | 89 | 88 | 87
    """,
    (3, 4),
    2,
)
STANDARDS = (
    """
    PHÒNG GD&ĐT HUYỆN A
    KẾ HOẠCH XÂY DỰNG TRƯỜNG ĐẠT CHUẨN QUỐC GIA CẤP TIỂU HỌC NĂM HỌC 2023-2024
    STT | Trường | Đã được công nhận | < | Kế hoạch công nhận | <
    ^   | ^      | Mức độ CQG | Cấp độ KĐCLGD | Năm 2023 | Năm 2024
    1   | TH Hoa Ban | 1 | 2 | M2 | M2
    2   | TH Nà Tấu  | 2 | 3 | M1 | M2
    """,
    (3, 4),
    2,
)
READINESS = (
    """
    TRƯỜNG TIỂU HỌC HOA BAN
    BÁO CÁO ĐIỀU KIỆN THỰC HIỆN CHƯƠNG TRÌNH GDPT 2018 ĐẦU NĂM HỌC 2022-2023
    TT | Khối lớp | Số lớp | Số HS | Giáo viên dạy khối | < | < | TBDH tối thiểu | <
    ^  | ^        | ^      | ^     | Tổng số | Đã tập huấn CT | Còn thiếu | Nhu cầu (bộ) | Có
    1  | Lớp 1    | 3      | 90    | 4 | 4 | 0 | 3 | 3
    2  | Lớp 2    | 2      | 70    | 3 | 2 | 1 | 2 | 1
    """,
    (3, 4),
    2,
)
ONLINE = (
    """
    TRƯỜNG TIỂU HỌC HOA BAN
    BÁO CÁO DẠY HỌC TRỰC TUYẾN THÁNG 10 NĂM HỌC 2021-2022
    TT | Khối lớp | Tổng số HS | Tham gia học trực tuyến | Không tham gia | Nguyên nhân | <
    ^  | ^        | ^ | ^ | ^ | Không có thiết bị | Không có mạng
    1  | Lớp 1    | 90 | 70 | 20 | 12 | 8
    2  | Lớp 2    | 70 | 60 | 10 | 6  | 4
    """,
    (3, 4),
    2,
)
KINDS = {
    "a": PRESCHOOL,
    "b": TARGETS,
    "c": LOWER_SECONDARY,
    "d": RESIDENTS,
    "e": STANDARDS,
    "f": REPORT,
    "g": STAFF,
    "h": ROOMS,
    "i": READINESS,
    "j": AGES,
    "k": ONLINE,
}
"""By the letter of the kind."""
SHEETS = KINDS | {"rates of communes": RATES, "schools across": ACROSS}
