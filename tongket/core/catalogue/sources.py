"""Where definitions come from, each in both languages; a key is used by the chapters."""

from __future__ import annotations

SOURCES: dict[str, tuple[str, str]] = {
    "BLHS": (
        "Bộ luật Hình sự số 100/2015/QH13, sửa đổi năm 2017",
        "Penal Code No. 100/2015/QH13, amended in 2017",
    ),
    "BLHS-9": ("Bộ luật Hình sự, Điều 9 (phân loại tội phạm)", "Penal Code, Article 9 (classes of crime)"),
    "BLTTHS-144": (
        "Bộ luật Tố tụng hình sự số 101/2015/QH13, Điều 144 (tố giác, tin báo, kiến nghị khởi tố)",
        "Criminal Procedure Code No. 101/2015/QH13, Article 144 (denunciations, reports, proposals to initiate)",
    ),
    "BLTTHS-145": (
        "Bộ luật Tố tụng hình sự, Điều 145, 146 (tiếp nhận, thẩm quyền giải quyết)",
        "Criminal Procedure Code, Articles 145, 146 (receipt, competence to resolve)",
    ),
    "BLTTHS-147": (
        "Bộ luật Tố tụng hình sự, Điều 147 (thời hạn, thủ tục giải quyết nguồn tin về tội phạm)",
        "Criminal Procedure Code, Article 147 (time limits and procedure)",
    ),
    "BLTTHS-148": (
        "Bộ luật Tố tụng hình sự, Điều 148, 149 (tạm đình chỉ, phục hồi giải quyết nguồn tin)",
        "Criminal Procedure Code, Articles 148, 149 (suspension and resumption)",
    ),
    "BLTTHS-152": (
        "Bộ luật Tố tụng hình sự, Điều 4, 143, 152 (tự thú, đầu thú, trực tiếp phát hiện)",
        "Criminal Procedure Code, Articles 4, 143, 152 (confession, surrender, direct detection)",
    ),
    "BLTTHS-153": (
        "Bộ luật Tố tụng hình sự, Điều 153, 154, 179 (khởi tố vụ án, khởi tố bị can)",
        "Criminal Procedure Code, Articles 153, 154, 179 (initiating a case, charging an accused)",
    ),
    "BLTTHS-232": (
        "Bộ luật Tố tụng hình sự, Điều 229, 230, 232, 235 (tạm đình chỉ, đình chỉ, kết luận, phục hồi điều tra)",
        "Criminal Procedure Code, Articles 229, 230, 232, 235 (suspension, termination, conclusion, reopening)",
    ),
    "BLTTHS-245": (
        "Bộ luật Tố tụng hình sự, Điều 174, 245, 280 (trả hồ sơ để điều tra bổ sung)",
        "Criminal Procedure Code, Articles 174, 245, 280 (files returned for supplementary investigation)",
    ),
    "BLTTHS-157": (
        "Bộ luật Tố tụng hình sự, Điều 157 (căn cứ không khởi tố vụ án hình sự)",
        "Criminal Procedure Code, Article 157 (grounds for not initiating a case)",
    ),
    "BLTTHS-159": (
        "Bộ luật Tố tụng hình sự, Điều 145, 148, 159, 161, 165 (Viện kiểm sát kiểm sát, hủy bỏ quyết định không có căn "
        "cứ, trái pháp luật)",
        "Criminal Procedure Code, Articles 145, 148, 159, 161, 165 (the procuracy annuls unlawful decisions)",
    ),
    "BLTTHS-236": (
        "Bộ luật Tố tụng hình sự, Điều 236, 240, 248, 277 (truy tố, đình chỉ, đưa vụ án ra xét xử)",
        "Criminal Procedure Code, Articles 236, 240, 248, 277 (indictment, stay, trial)",
    ),
    "BLTTHS-358": (
        "Bộ luật Tố tụng hình sự, Điều 358, 391 (hủy bản án để điều tra lại)",
        "Criminal Procedure Code, Articles 358, 391 (judgments quashed for re-investigation)",
    ),
    "BLTTHS-469": (
        "Bộ luật Tố tụng hình sự, Điều 469–483 (khiếu nại, tố cáo trong tố tụng hình sự)",
        "Criminal Procedure Code, Articles 469–483 (complaints in criminal procedure)",
    ),
    "TNBT": (
        "Luật Trách nhiệm bồi thường của Nhà nước số 10/2017/QH14",
        "State Compensation Liability Act No. 10/2017/QH14",
    ),
    "TTLT-01-2017": (
        "Thông tư liên tịch 01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC",
        "Joint Circular 01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC",
    ),
    "TTLT-05-2018": (
        "Thông tư liên tịch 05/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP (thống kê hình sự liên ngành)",
        "Joint Circular 05/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP (joint criminal statistics)",
    ),
    "VKS-RATE": (
        "Cách tính của ngành Kiểm sát: đã giải quyết chia cho tổng số phải giải quyết, tính cả tin kỳ trước chuyển "
        "sang, trừ tin đã chuyển nơi khác",
        "The procuracy's formula: resolved over everything to resolve, carry-over included, items sent away excluded",
    ),
    "NQ-96": (
        "Nghị quyết 96/2019/QH14 của Quốc hội (chỉ tiêu phòng, chống tội phạm)",
        "National Assembly Resolution 96/2019/QH14 (crime-prevention targets)",
    ),
    "TT-28-2014": (
        "Thông tư 28/2014/TT-BCA, Điều 3 khoản 3 (trọng án), quy đổi sang Bộ luật Hình sự 2015",
        "Circular 28/2014/TT-BCA, Article 3(3) (serious set), mapped to the 2015 Penal Code",
    ),
    "PRACTICE": (
        "Cách dùng trong báo cáo công tác phòng, chống tội phạm; chưa có định nghĩa trong văn bản pháp luật",
        "Usage of crime-prevention reports; no definition in a legal text was found",
    ),
    "NĐ-09": (
        "Nghị định 09/2019/NĐ-CP (chế độ báo cáo của cơ quan hành chính nhà nước)",
        "Decree 09/2019/NĐ-CP (reporting regime of administrative bodies)",
    ),
    "PCCC": (
        "Luật Phòng cháy và chữa cháy 2001, sửa đổi năm 2013; cách ghi của hệ thống chỉ tiêu thống kê quốc gia",
        "Fire Prevention and Fighting Act 2001, amended 2013; national statistical indicator system",
    ),
    "TNGT": (
        "Thông tư 58/2009/TT-BCA(C11) (thống kê tai nạn giao thông đường bộ)",
        "Circular 58/2009/TT-BCA(C11) (statistics of road traffic accidents)",
    ),
    "CCCD": ("Luật Căn cước công dân số 59/2014/QH13", "Citizen Identification Act No. 59/2014/QH13"),
    "CƯ-TRÚ": ("Luật Cư trú số 68/2020/QH14", "Residence Act No. 68/2020/QH14"),
    "NĐ-96-2016": (
        "Nghị định 96/2016/NĐ-CP (điều kiện về an ninh, trật tự đối với ngành, nghề)",
        "Decree 96/2016/NĐ-CP (security conditions for certain businesses)",
    ),
    "VŨ-KHÍ": (
        "Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ số 14/2017/QH14",
        "Act No. 14/2017/QH14 on weapons, explosives and support tools",
    ),
    "NĐ-61-2018": (
        "Nghị định 61/2018/NĐ-CP (cơ chế một cửa, một cửa liên thông)",
        "Decree 61/2018/NĐ-CP (one-stop-shop procedures)",
    ),
    "NĐ-100-2019": (
        "Nghị định 100/2019/NĐ-CP (xử phạt vi phạm giao thông)",
        "Decree 100/2019/NĐ-CP (penalties for traffic violations)",
    ),
    "MA-TÚY": (
        "Luật Phòng, chống ma túy số 73/2021/QH14",
        "Drug Prevention and Control Act No. 73/2021/QH14",
    ),
    "MẠI-DÂM": (
        "Pháp lệnh Phòng, chống mại dâm số 10/2003/PL-UBTVQH11",
        "Ordinance No. 10/2003/PL-UBTVQH11 on prevention of prostitution",
    ),
    "NĐ-144-2021": (
        "Nghị định 144/2021/NĐ-CP (xử phạt vi phạm hành chính về an ninh, trật tự, phòng, chống tệ nạn xã hội)",
        "Decree 144/2021/NĐ-CP (administrative penalties in security, order and social evils)",
    ),
    "XLVPHC": (
        "Luật Xử lý vi phạm hành chính số 15/2012/QH13, sửa đổi năm 2020",
        "Act No. 15/2012/QH13 on handling administrative violations, amended in 2020",
    ),
    "BLTTHS-231": (
        "Bộ luật Tố tụng hình sự, Điều 231 (truy nã bị can)",
        "Criminal Procedure Code, Article 231 (wanted notices)",
    ),
    "TARGET-138": (
        "Chỉ tiêu truy nã trong kế hoạch của Ban Chỉ đạo 138 (số cũ và số mới tính riêng)",
        "Targets on wanted persons in plans of the steering committee (earlier and new ones apart)",
    ),
    "PBGDPL": (
        "Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13",
        "Act No. 14/2012/QH13 on legal education",
    ),
    "TT-124-2021": (
        "Thông tư 124/2021/TT-BCA (khu dân cư, xã, cơ quan đạt tiêu chuẩn An toàn về an ninh, trật tự)",
        "Circular 124/2021/TT-BCA (safe-area standard)",
    ),
    "NĐ-06-2014": (
        "Nghị định 06/2014/NĐ-CP (biện pháp vận động quần chúng bảo vệ an ninh)",
        "Decree 06/2014/NĐ-CP (mass mobilisation for security)",
    ),
    "QCLV": (
        "Quy chế làm việc của Ban Chỉ đạo; kết luận của người chủ trì hội nghị",
        "Rules of the steering committee; conclusions of the conference chair",
    ),
    "TĐKT": (
        "Luật Thi đua, Khen thưởng số 15/2003/QH11, sửa đổi năm 2005, 2009, 2013",
        "Emulation and Commendation Act No. 15/2003/QH11, amended 2005, 2009, 2013",
    ),
    "PAR": (
        "Quyết định 1149/QĐ-BNV (xác định Chỉ số cải cách hành chính)",
        "Decision 1149/QĐ-BNV (determining the administrative reform index)",
    ),
}
