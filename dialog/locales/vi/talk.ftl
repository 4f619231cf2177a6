### Trò chuyện chung. Câu ngắn vì sẽ được đọc lên.

small-talk = { $kind ->
    [greeting] Xin chào quý khách! Tôi có thể tìm sản phẩm, theo dõi bưu kiện và nhận trả hàng. Tôi có thể giúp gì ạ?
    [thanks] Không có gì ạ. Quý khách còn cần gì nữa không?
    [bye] Tạm biệt và cảm ơn quý khách đã ghé thăm.
    [who] Tôi là Vitrine, trợ lý của cửa hàng, một chương trình máy tính. Tôi tìm sản phẩm, cho biết về đơn hàng, bưu kiện và nhận trả hàng.
    [how] Tôi khỏe, cảm ơn quý khách. Tôi có thể giúp gì ạ?
    [ack] Vâng ạ. Tôi có thể giúp gì cho quý khách?
   *[nothing] Vâng ạ. Khi cần, quý khách cứ gọi tôi.
}
out-of-scope = Rất xin lỗi, việc đó nằm ngoài khả năng của tôi. Tôi giúp được về sản phẩm, đơn hàng, bưu kiện, trả hàng và quy định của cửa hàng.
unclear = Rất xin lỗi, tôi chưa hiểu. Quý khách có thể hỏi về sản phẩm, đơn hàng, bưu kiện, trả hàng hoặc quy định của cửa hàng.
not-here = { $wish ->
    [cancel_order] Rất xin lỗi, tôi không thể hủy đơn hàng tại đây. Tôi có thể cho biết tình trạng đơn, hoặc nhận trả hàng sau khi hàng đến.
    [change_order] Rất xin lỗi, tôi không thể thay đổi đơn hàng tại đây. Tôi có thể cho biết tình trạng đơn.
    [invoice] Rất xin lỗi, tôi không thể gửi hóa đơn tại đây. Tôi có thể cho xem đơn hàng và tổng tiền.
    [compare] Rất xin lỗi, tôi chưa so sánh được sản phẩm. Quý khách hỏi từng sản phẩm, tôi sẽ cho biết giá và tồn kho.
   *[coupon] Rất xin lỗi, tôi không thể cấp hay kiểm tra mã giảm giá tại đây. Tôi có thể tìm sản phẩm theo mức giá của quý khách.
}
person = Tôi hiểu quý khách muốn nói chuyện với nhân viên. Từ đây tôi không thể nối máy hay chuyển lời.
sorry = Rất xin lỗi quý khách vì sự bất tiện này.
stuck = Rất xin lỗi, tôi vẫn chưa hiểu và không muốn làm mất thời gian của quý khách. Nhân viên sẽ giúp tốt hơn. Chưa có gì bị thay đổi.
not-understood = Rất xin lỗi, tôi chưa hiểu rõ.
again = Tôi vừa nói là:
nothing-to-repeat = Tôi chưa nói gì cả. Tôi có thể giúp gì ạ?
only-languages = Hiện tôi trả lời được bằng { $languages }.
resume = { $flow ->
    [return] Bây giờ, ta tiếp tục việc trả hàng.
   *[other] Bây giờ, ta tiếp tục việc đang làm.
}
flow-cancelled = Vâng, tôi đã dừng lại. Chưa có gì bị thay đổi.
withdrawn = Vâng, tôi chưa làm gì cả. Quý khách muốn thay đổi điều gì?

ask-topic = Quý khách muốn biết quy định nào: trả hàng, giao hàng, bảo hành, thanh toán hay bảo mật?
policy-unknown = Rất xin lỗi, cửa hàng không có quy định về việc đó, nên tôi không đoán. Tôi biết về trả hàng, giao hàng, bảo hành, thanh toán và bảo mật.
