### Trả hàng, đổi hàng, sửa chữa.

return-which-item = Quý khách nói đến sản phẩm nào của đơn hàng { $order_number }: { $choices }?
return-refused = Rất xin lỗi, sản phẩm này không thể trả lại.
return-rule = { $rule ->
    [not-delivered] Đơn hàng chưa được giao đến nơi.
    [cancelled] Đơn hàng đã bị hủy.
    [already-returned] Sản phẩm này đã có yêu cầu trả hàng.
    [window-closed] Thời hạn trả hàng đã kết thúc ngày { $window_ends_on }.
    [warranty-ended] Thời hạn bảo hành đã kết thúc ngày { $warranty_ends_on }.
    [warranty-no-refund] Thời hạn trả hàng đã qua. Theo bảo hành, chúng tôi nhận sửa hoặc đổi.
    [final-sale] Đây là hàng thanh lý, chỉ nhận lại khi sản phẩm có vấn đề.
    [hygiene-opened] Hàng vệ sinh cá nhân chỉ nhận lại khi chưa mở.
   *[out-of-stock] Sản phẩm đã hết hàng nên không thể đổi.
}
return-not-for-reason = Rất xin lỗi, với lý do đó sản phẩm này không thể trả lại. Sản phẩm phải có lỗi.
return-ask-unopened = Đây là hàng vệ sinh cá nhân, chỉ nhận lại khi chưa mở. Niêm phong còn nguyên không ạ?
return-ask-issue = Lý do trả hàng là gì ạ: hư hỏng, bị lỗi, giao nhầm, không vừa, hay quý khách đổi ý?
return-ask-evidence = Vui lòng mô tả vấn đề, hoặc gửi cho tôi một tấm ảnh.
return-ask-resolution = Quý khách muốn hoàn tiền, đổi hàng hay sửa chữa?
return-ask-refund-method = Tiền hoàn về phương thức thanh toán ban đầu hay thẻ quà tặng ạ?
return-issue = { $issue_type ->
    [damaged] hư hỏng
    [defective] bị lỗi
    [wrong_item] giao nhầm
    [not_as_described] không đúng mô tả
    [too_small] quá nhỏ
    [too_large] quá lớn
    [changed_mind] đổi ý
    [missing_parts] thiếu bộ phận
   *[other] lý do khác
}
return-confirm = { $wanted_resolution ->
    [refund] Tôi sẽ đăng ký trả hàng: { $item_name } của đơn hàng { $order_number }. Lý do: { return-issue }. Tiền được hoàn về { $refund_method ->
        [gift_card] thẻ quà tặng
       *[original_payment] phương thức thanh toán ban đầu
    }. Quý khách có đồng ý không? Vui lòng trả lời có hoặc không.
    [exchange] Tôi sẽ đăng ký đổi hàng: { $item_name } của đơn hàng { $order_number }. Lý do: { return-issue }. Quý khách có đồng ý không? Vui lòng trả lời có hoặc không.
   *[repair] Tôi sẽ đăng ký sửa chữa: { $item_name } của đơn hàng { $order_number }. Lý do: { return-issue }. Quý khách có đồng ý không? Vui lòng trả lời có hoặc không.
}
return-done = Yêu cầu trả hàng đã được đăng ký. Mã trả hàng là { $return_id }.
return-done-refund = Khi nhận được hàng, chúng tôi hoàn lại quý khách { $refund }.
return-parcel-unknown = Tôi chưa thấy bưu kiện số { $tracking_number }.
