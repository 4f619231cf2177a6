### Sản phẩm.

which-product = Quý khách muốn nói sản phẩm nào, thứ nhất, thứ hai hay sản phẩm khác?
ask-query = Quý khách đang tìm sản phẩm gì ạ?
found-products = Tôi tìm thấy { $count } sản phẩm.
found-without-filters = Không có sản phẩm nào đúng mọi điều kiện. Nếu bỏ điều kiện thì có { $count } sản phẩm.
found-nothing = Rất xin lỗi, tôi không tìm thấy sản phẩm như vậy trong cửa hàng.
listed-product = { $number ->
    [1] Sản phẩm thứ nhất là { $name }, giá { $price }.
    [2] Sản phẩm thứ hai là { $name }, giá { $price }.
   *[3] Sản phẩm thứ ba là { $name }, giá { $price }.
}
product-detail = { $stock ->
    [0] { $name } giá { $price }, hiện đã hết hàng.
   *[other] { $name } giá { $price }, còn { $stock } chiếc trong kho.
}
photo-unclear = Tôi không nhận ra sản phẩm hay nhãn trong ảnh. Quý khách có thể chụp lại gần hơn và đủ sáng không?
photo-nothing-near = Cửa hàng không có sản phẩm nào giống ảnh. Quý khách cho biết đó là gì, tôi sẽ tìm bằng từ ngữ.
photo-found = Đây có vẻ là { $name }. { $stock ->
    [0] Giá { $price }, hiện đã hết hàng.
   *[other] Giá { $price }, còn { $stock } chiếc trong kho.
}
photo-with-filters = Đây có vẻ là { $name }. Có { $count } sản phẩm đúng ý quý khách.
photo-without-filters = Đây có vẻ là { $name }, nhưng không có sản phẩm nào đúng ý quý khách.
