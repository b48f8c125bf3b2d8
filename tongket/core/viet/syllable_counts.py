"""How common accented syllables are: minus log2 of their share among a million syllables of official text.

Counted in the codified laws, the names of all communes and office prose; syllables without marks are left out because
every encoding writes them alike. Used only to tell old encodings apart, never to correct anybody's spelling.
"""

from __future__ import annotations

BANDS: dict[int, str] = {
    6: """
có huyện hành tỉnh xã điều định
    """,
    7: """
bị cơ của hoặc hình luật người nhân phạm phố quyết thành từ và án được
    """,
    8: """
bình bản bộ chấp chức các công cấp hiện hiệu hà hạn hợp không kiểm kể liên lý lực nghị ngày nhiệm này năm nội pháp
phường phạt phải quyền sát sơn số sự thì thông thẩm thời thực trường tài tù tại tố tội việc về với vụ yên đến đồng
    """,
    9: """
biên báo bảo bắc chính chất chỉ chứng cáo cầu dân dưới dụng giá giám giáo giải giữ hoạt hòa hóa hưng hại hải hồ hội
khoản khác kết liệu là làm một nghiện nhận nơi phòng phú quản quảng sơ sản sở thuộc thái thể thị thủ tiến tiếp tiền
trách trưởng tân tòa túy tư tạm tổ tụng viện văn vĩnh xét xử điểm đã đình đề để đối động
    """,
    10: """
biện buộc bắt bằng bệnh bổ chuyển châu chí chế chủ chữa cá cư cảnh cấm cần cứ diện dương dục giấy gây gửi hoà hướng
khánh khởi kiến kiện lâm lên lưu lại lập lộc lợi mà mỹ nghĩa nghệ nguyên nhà nhất những nông nước nếu phiên phép
phương phước phối quá quân quả quận quốc sử thuận tháng thôn thương thọ trình trú trước trại trấn trị trở trực tuổi
tác tây tình tích tạo tế tịch tục tử tự viên vào vật vị xuân xuất xác yêu áp đang điện đây đó đông đơn đại đảm địa
đổi đức ủy
    """,
    11: """
biết bàn bào bán bến bỏ chuyên chuẩn chánh chưa chương chịu chống cán còn cùng căn cải cẩm cộng cục cứu dưỡng dấu
dẫn dịch dữ giác giảm gồm hiểm hiệp huế hàng hưởng hậu họ học hồng hỗ hủy khiếu khám kháng khỏe ký kỳ loại luận lào
lãnh lương lượng lạc lạng lần lệ lệnh lời lục miễn mình mường mại mẫu mặt mục mức nghiêm nghiệp nghề ngoài ngãi như
nhưng nhập nào năng nại nạn phát phân phí phó phù phúc phần phụ phục phủ quỳnh rõ sách sức thiết thiệt thuốc tháp
thân thường thạnh thống thủy thức tiên tiện toàn triệu trà trái trên trích trạng trả trọng trợ tuyên tái tâm tính
tĩnh tượng tập tối tổn tổng việt vũ vệ vực xuyên ý đưa đạo đầu đặc đồ độ đội đủ ở
    """,
    12: """
biển biệt buôn bà bái bí bạc bất bố bồi bởi chiếm chấm chặn chết chỉnh cà cách cát cưỡng cố cụ diễn dùng dạy dự dựng
giúp giả giới giờ gặp hoàn hoàng hoá hoãn hoạch hàm hương hạ hết hệ họp hỏi hồi hữu khê khả khẩn khẩu khối kiên kèm
kê kạn kế kịp kỹ lĩnh lấy môn mạng mật mới mở nghiệm ngoại nguyện nguồn ngành ngân ngăn ngọc nhiều nhơn niêm nã nêu
nẵng nộp phán phê phẩm phổ quý rút rừng soát sóc sông sổ sửa thiên thuật thách thích thúc thơ thư thượng thạch thấy
thần thập thắng thế thịnh thới thụ thụy thừa thử tiêu tiết toán trì trí trăng trưng trạch trật trốn trừ trữ tàu tên
tín tương tờ tỷ vân vì vũng vấn vận xá xâm xây xóa xương xảy âm ích đa đi điền đoạn đoạt đà đào đánh đóng đô đúng
đăng đương đường đất đầy đốc ương ảnh ứng
    """,
    13: """
biến biểu bày bù bưu bạch chiến chiềng cháy chư chối chợ chứa chữ cái cây cường cản cụm cử cửa duyệt dõi dạng dầu
giấu giữa gò gọi hiếm hoài hoằng hùng hơn hộ khiển khoái khách khí khó khăn khắc khỏi kỷ liêm liêu lãng lê lăng lịch
lộ máy mã mét mô môi mưu mất mắc mẹ mỗi mộc nghiên nguyễn ngắn ngừa nhóm nhật nhằm nuôi nậm nặng nữ phá phẩy phận
quế riêng rất rịa sĩ sống thiện thiệu thoại thuỷ thác thêm thú thăm thưởng thải thất thổ thứ triển truyền trần trụ
trục tuân tuý tuần tàng táng tùy tăng tường tắc tắt tịnh tọa từng uyên viễn vô võ vùng vượt vạn vẫn vắng vết vốn xếp
ân ít ăn đoàn đàn đích đấu đặt đọc đồn độc đỡ
    """,
    14: """
bàng bá bác bát bãi bè bên bảng bồng chiếu chân chép chúng chăm chải chấn chậm chặt chẽ chọn chồng chỗ chờ chụp cuối
cuộc cày cả cấu cập cốc cống cốt cổ cừ cực diên dài dâm dã dũng dược dọa dụ dứt giàng giồng gạo gọn gỗ hoại huấn hào
hôn hư hạnh hằng hỏng hối khoán khuyết khương khảo kiếm kéo liền loài loạn luyện lá lão lũng lư lưới lấp lậy lễ lớn
lữ mê mù mặc mọi mỏ mối mộ mời ngô ngũ ngư ngại ngạn ngữ nhiên nhiễm nhuận nhẹ nhờ niên nâng nói núi nổ phiếu phiện
phì phượng phản phụng phức quán quới quỳ quỹ riềng ràng rối rời suối sáng sìn sư thiểu thuê thuế thuỵ thăng thước
thảo thật thẻ tiếng triều tràng trùng trương trạm trảng trận trẻ tuyến tuyển tà tách tán tìm tô tôn tú tơ tước tướng
tạp tả tật tết tệ tỏa tốt tứ uỷ viết vuông vướng vợ xúc xấu yết yếu ái ánh áo ép ô đan đe đoan đáng đôn đạ đạt đảo
đầm đỏ đống ưu ước ổn
    """,
    15: """
buồng buổi bài bàu bách bón bôi bông bút bạ bạo bảy bể bức chiêm chiểu chuộc chà chàm chùa chú chăn cuông càng câu
cô côn cù cú căng cũng cương cước cướp cổng cờ củ cửu duyên dây dòng dơi dối dừng giuộc già gián giáp giết giọng
giống giục góp gần gắn gốc hiến hiếp hiếu hiền hiểu huệ hài hòn hóc hạt hới hớn hỷ khoẻ khuyến khá khích khôi khấu
khủng kiều kè kích kín kông kề liễu liệt luông lách lái lâu lây lô lôi lạm lạt lận lậu lặc lệch lọt lỗi lớp lức lừa
lựa miện màu mèo móng mơ mười mạc mạnh mạo mần mậu mệnh nghèo nghỉ ngã ngưỡng ngự nhé nhũng nhược nhượng nhị nhựa nà
nô nặm nối nợ phìn phóng phùng phút phả pắc pồ quyệt quà quần rà rì rông răng rạch rắn rằng rộng sàng sâu sê săn sầm
sắc sắt sẻ sẽ sỹ thiếu thoát thuột thí thù thầu thầy thỏa tiêm tiểu toà trào tránh trôm trù trúc trăm trồng tuấn
tánh tè tóm tùng túc tải tất tấu tồn tộc tủa vàng ví vò vạc vấp vẹn vừa xuống xát xín xúi xạ xảo ôn ông đam điển
điệp đoa đua đài đá đáp đãi đước đền đều đột đứng ấn ốm
    """,
    16: """
bích bóc băng bậc bỉm bốn bồ bờ chiều chóng chơi chơn chạy chẩn chị chốt chủng cành cân cóc cúc cảm cảng cầm cận cắp
cắt cồn cộp cự dán dù dĩ dư dạ dị giảng gì gói gỡ hiển hoành huống huổi huỷ hán hơi hưu hảo hỏa hựu khoảng khát khóa
khô khúc khống kiệm kiệt kênh liều luân luồng láng lát lãi lãm lít lò lùng lúc lược lạn lầm lầu lẫn lỏng lỗ lột lứa
miếu miền muốn máu mâu mây mão mông măng mũ mạch mập mềm mốc nguyệt ngà ngôn ngờ ngừng nhiễu nhãn nhì nhùn nhắc nhục
niệm nưa nắm nằm nền nốt nồng nửa nữa phiêng phình phía pác pú pơ quí ruột rượu rẫy rễ rửa suất sáp sáu sín súng súp
sắm sắp sốp sủng thiệp thuyết thuyền thuần thuẫn thàng thám thít thấp thốt toạ tráo trân trãi trò trộm tuyền tuyệt
tuệ tàn tòng tông tươi tạ tảo tấn tầng tẩu tặng tẻ tỏ tốc tống tới tở tụ tức uông uống vé vĩ vương vẽ vọng xoài xà
yến ùn đai đau đinh điềm đo đoài đoán đán đâu đèn đéc đê đêm đón đôi đạn đảng đắc đằng đẳng đẻ địch đốp đồi đổ đời
đợt đựng ảng
    """,
    17: """
bò bùi búng bước bạn bạt bầu bếp bột bớt bửu chiên chiêu chào cháu chôn chúc chướng chảy chắc chắn cáp câm cò côi cũ
cơi cơm cơn cạn cấn cất cỡ diêm diệu doạ duệ dành dò dĩnh dền dễ dịp dỗ dỡ dừa dựa dực giã giường giản giật gác gìn
góc gấp hiên hoán hoạn hát hãn hèn húc hạch hạng hố hổ khiêu khoáng khuê khuôn khuất khuẩn khái khâm kiêu kiết kiểu
kính liêng làng lành lân lèng lòng lóng lót lông lũ lơ lượt lẻ lối lủng lựu màn mát mãn mít mòn mùa mũi mươi mượn mạ
mắt mễ mồ mỗ ngài ngàn ngược ngạc ngạch nhuế nhìn nhạc nhầm nhọc nhỏ nhở nhứt nhựt nàn nàng nâm nên nòng năn nương
nấu nẫm nậu nỗ pháo phấn pà pá pù púng pờ quài rơ rạng rồng soạn suốt sài sào sán sánh sân sính sót sạch sại sập sẵn
sớm tháo thâm thèn thô thôi thả thận thịt thở tiễn triệt trúng trạo trắc trệ trịnh trừng tuỳ tá tám tê tôi túng tầm
tần tẩy tủ tựa tựu vàm vòng vượng vải vịnh vỹ xả á âu đen điếu đàm đám đèo đẩy đặng đỉnh đốt đổng đỗ ấm ấp ấy ổ ủng
    """,
    18: """
boòng bám bánh bão bì bính bó bôn bú bấm bần bẫy bế bối bổn bộc bội bủng chiêng chéng chéo chênh chìm chông chũ chơ
chừng cuổi cánh còi cạnh cậu cắn cằm cọ cọc cọt cỏ củi củng cựu diệm diệt dào dâu dép dì dình dùi dẩn dập dề dọc dốc
giây giôn giỗ guôi gành gào gá gáo gòn găng gương gạt gấu gộp hoả huyền huân huồi huỳnh há háng hè hòm hôm hút hạc
hạp hắc hặc hẹ hẹn hẻo họa hồn hộc hở hừa hỳ khiêm khiêng khiếm khiến khoài khuông khâu khóe khải khẳng khế khổng
khủa kiền kiểng kém kép kôi kôn kơi kẻ kỵ liễn liệm liệp loỏng lài lánh lèo lìa lính lôn lúa lăn lũm lưng lưỡng lượm
lạnh lấn lắp lặp lề lọc lống lốp lồng lộng lở muối muổi muộn mác máng mìn móc mùn mú múa mương mạn mả mắm mọt mố mốt
mộng mỡ mỳ ngàm ngòi ngón ngôi ngưng ngạt ngải ngần ngặt ngọt ngộ nhiêu nhuệ nhàn nhánh nháp nhâm nhã nhè nhôn nhạn
nhạy nhịp nhốt nhừ nhữ niềm ná nèn né nê nón nóng nùng núa nút nấm nếnh nếp nọi nổi nộn phiến phà phác phái phích
phô phôi phăng phơi phật phặc phỉ phổng pàng pô păng pả pằn pồn quách quất qưới ruộng rào rã rãi rèn réo rí rẽ rể
rệt rồi rụt rủi siêu sà sành sì sóng sô sùng sảng sậy sặt sỏ sỏi sợi sủ sừng thiêu thoả thài thùng thơm thảm thản
thẩn thềm thố thục toại truông tràm tráng trâm tròn trôi trầm trễ trộn trụy tuyết tào tát tìa típ tó tóc tý tăm tơi
tưởng tản tảng tẩn tằng tề tọ tủng vài ván vê võng vườn vạch vầy vồn vớt vở vỡ vững xoá xèo xé xén xím xóm xôi xùa
xăng xốp xứ ác áng é ê óc úy điếc đu đun đuổi đè đĩa đạc đạm đậm đập đậu đắn đếm đữ ơ ẩn ẳng ống ủ
    """,
}
