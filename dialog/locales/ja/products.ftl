### 商品。

which-product = どちらの商品でしょうか、1番目、2番目、それとも別の商品でしょうか？
ask-query = どのような商品をお探しでしょうか？
found-products = { $count } 点の商品が見つかりました。
found-without-filters = すべての条件に合う商品はございません。条件を外しますと { $count } 点ございます。
found-nothing = 申し訳ございません、当店にはそのような商品が見つかりませんでした。
listed-product = { $number ->
    [1] 1番目は、{ $name }、{ $price } です。
    [2] 2番目は、{ $name }、{ $price } です。
   *[3] 3番目は、{ $name }、{ $price } です。
}
product-detail = { $stock ->
    [0] { $name }は { $price } で、ただいま売り切れです。
   *[other] { $name }は { $price } で、在庫は { $stock } 点です。
}
photo-unclear = お写真から商品や伝票を読み取れませんでした。明るい場所で、もう少し近くからもう一度撮っていただけますか？
photo-nothing-near = お写真に似た商品は当店にございません。何の商品か教えていただければ、言葉でお探しします。
photo-found = こちらは{ $name }のようです。{ $stock ->
    [0] { $price } で、ただいま売り切れです。
   *[other] { $price } で、在庫は { $stock } 点です。
}
photo-with-filters = こちらは{ $name }のようです。ご希望に合うものが { $count } 点ございます。
photo-without-filters = こちらは{ $name }のようですが、ご希望に合うものはございません。
