### Produits.

which-product = Lequel voulez-vous dire : le premier, le deuxième ou un autre ?
ask-query = Que cherchez-vous ?
found-products = { $count ->
    [one] J'ai trouvé un produit.
   *[other] J'ai trouvé { $count } produits.
}
found-without-filters = { $count ->
    [one] Rien ne correspond à tout cela. Sans ces limites, il y a un produit.
   *[other] Rien ne correspond à tout cela. Sans ces limites, il y a { $count } produits.
}
found-nothing = Je suis désolé, je n'ai rien trouvé de tel dans la boutique.
listed-product = { $number ->
    [1] Premièrement, { $name }, à { $price }.
    [2] Deuxièmement, { $name }, à { $price }.
   *[3] Troisièmement, { $name }, à { $price }.
}
product-detail = { $stock ->
    [0] { $name } : le prix est de { $price }, mais il n'y en a plus en stock.
    [one] { $name } : le prix est de { $price }, et il en reste un exemplaire.
   *[other] { $name } : le prix est de { $price }, et il en reste { $stock } en stock.
}
photo-unclear = Je ne distingue ni produit ni étiquette sur cette photo. Pouvez-vous la reprendre de plus près, avec une bonne lumière ?
photo-nothing-near = Je ne vois rien dans la boutique qui ressemble à votre photo. Dites-moi ce que c'est, et je chercherai par mots.
photo-found = Cela ressemble à ceci : { $name }. { $stock ->
    [0] Le prix est de { $price }, mais il n'y en a plus en stock.
    [one] Le prix est de { $price }, et il en reste un exemplaire.
   *[other] Le prix est de { $price }, et il en reste { $stock } en stock.
}
photo-with-filters = { $count ->
    [one] Cela ressemble à ceci : { $name }. J'ai trouvé un produit qui correspond à votre souhait.
   *[other] Cela ressemble à ceci : { $name }. J'ai trouvé { $count } produits qui correspondent à votre souhait.
}
photo-without-filters = Cela ressemble à ceci : { $name }. Mais je n'ai rien trouvé qui corresponde à votre souhait.
