### Products.

which-product = Which one do you mean, the first, the second or another?
ask-query = What are you looking for?
found-products = { $count ->
    [one] I found one product.
   *[other] I found { $count } products.
}
found-without-filters = { $count ->
    [one] Nothing fits all of that. Without the limits there is one product.
   *[other] Nothing fits all of that. Without the limits there are { $count } products.
}
found-nothing = I'm sorry, I found nothing like that in our shop.
listed-product = { $number ->
    [1] First, { $name } for { $price }.
    [2] Second, { $name } for { $price }.
   *[3] Third, { $name } for { $price }.
}
product-detail = { $stock ->
    [0] { $name } costs { $price } and is sold out.
   *[other] { $name } costs { $price }, with { $stock } in stock.
}
photo-unclear = I could not make out a product or a label in this photo. Could you take it again, closer and in good light?
photo-nothing-near = I see nothing in our shop that looks like your photo. Tell me what it is, and I will search by words.
photo-found = This looks like { $name }. { $stock ->
    [0] It costs { $price } and is sold out.
   *[other] It costs { $price }, with { $stock } in stock.
}
photo-with-filters = { $count ->
    [one] This looks like { $name }. I found one that fits your wish.
   *[other] This looks like { $name }. I found { $count } that fit your wish.
}
photo-without-filters = This looks like { $name }, but I found none that fits your wish.
