### 商品。

which-product = 请问您指的是第几个？
ask-query = 请问您想找什么商品？
found-products = 找到了 { $count } 件商品。
found-without-filters = 没有完全符合条件的商品。去掉限制后有 { $count } 件商品。
found-nothing = 抱歉，店里没有找到这样的商品。
listed-product = { $number ->
    [1] 第一，{ $name }，{ $price }。
    [2] 第二，{ $name }，{ $price }。
   *[3] 第三，{ $name }，{ $price }。
}
product-detail = { $stock ->
    [0] { $name }售价 { $price }，目前缺货。
   *[other] { $name }售价 { $price }，库存 { $stock } 件。
}
photo-unclear = 照片里没有认出商品或面单。请靠近一些，在光线好的地方再拍一张好吗？
photo-nothing-near = 店里没有和照片相似的商品。请告诉我它是什么，我用文字帮您找。
photo-found = 这看起来像{ $name }。{ $stock ->
    [0] 售价 { $price }，目前缺货。
   *[other] 售价 { $price }，库存 { $stock } 件。
}
photo-with-filters = 这看起来像{ $name }。符合您要求的有 { $count } 件。
photo-without-filters = 这看起来像{ $name }，但没有符合您要求的。
