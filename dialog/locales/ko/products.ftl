### 상품.

which-product = 어느 상품을 말씀하시나요, 첫 번째, 두 번째, 아니면 다른 상품인가요?
ask-query = 어떤 상품을 찾으시나요?
found-products = 상품 { $count }개를 찾았습니다.
found-without-filters = 모든 조건에 맞는 상품은 없습니다. 조건을 빼면 { $count }개가 있습니다.
found-nothing = 죄송합니다, 저희 매장에서 그런 상품을 찾지 못했습니다.
listed-product = { $number ->
    [1] 첫 번째, { $name }, { $price }입니다.
    [2] 두 번째, { $name }, { $price }입니다.
   *[3] 세 번째, { $name }, { $price }입니다.
}
product-detail = { $stock ->
    [0] { $name }, 가격은 { $price }이고 지금은 품절입니다.
   *[other] { $name }, 가격은 { $price }이고 재고는 { $stock }개입니다.
}
photo-unclear = 사진에서 상품이나 송장을 알아보지 못했습니다. 밝은 곳에서 더 가까이 다시 찍어 주시겠어요?
photo-nothing-near = 사진과 비슷한 상품이 저희 매장에 없습니다. 어떤 상품인지 말씀해 주시면 말로 찾아보겠습니다.
photo-found = 사진 속 상품은 { $name } 같습니다. { $stock ->
    [0] 가격은 { $price }이고 지금은 품절입니다.
   *[other] 가격은 { $price }이고 재고는 { $stock }개입니다.
}
photo-with-filters = 사진 속 상품은 { $name } 같습니다. 원하시는 조건에 맞는 상품이 { $count }개 있습니다.
photo-without-filters = 사진 속 상품은 { $name } 같지만, 원하시는 조건에 맞는 상품은 없습니다.
