"""Written judgements of the demo's report: neutral sentences without figures, used only while the demo is on."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, ...]] = {
    "causes": (
        "Nguyên nhân chủ yếu: một bộ phận người dân còn mất cảnh giác trong quản lý tài sản; mâu thuẫn nhỏ chưa được "
        "giải quyết kịp thời ngay từ cơ sở; thủ đoạn lừa đảo qua mạng thay đổi nhanh.",
        "Dự báo: hoạt động lừa đảo trên không gian mạng, trộm cắp tài sản dịp cuối năm và vi phạm về pháo còn "
        "diễn biến phức tạp, cần chủ động phòng ngừa.",
    ),
    "limits": ("Việc cập nhật kết quả giải quyết về nơi tiếp nhận ban đầu ở một số thời điểm còn chậm.",),
    "reasons": ("Lực lượng ở cơ sở kiêm nhiệm nhiều việc; số liệu của các ngành còn theo những kỳ báo cáo khác nhau.",),
    "lessons": (
        "Nơi nào cấp ủy, chính quyền chỉ đạo sát, giao việc rõ người, rõ thời hạn thì nhiệm vụ hoàn thành đúng hạn.",
        "Ghi nhận đầy đủ tin báo, vụ việc là điều kiện để phòng ngừa đúng; không vì chỉ tiêu mà không ghi nhận.",
    ),
    "proposals": (
        "Đề nghị các ngành thống nhất mốc chốt số liệu khi trao đổi báo cáo; ghi rõ tử số, mẫu số của mỗi tỷ lệ.",
    ),
}
