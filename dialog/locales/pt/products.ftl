### Produtos.

which-product = Qual deles: o primeiro, o segundo ou outro?
ask-query = O que você procura?
found-products = { $count ->
    [one] Encontrei um produto.
   *[other] Encontrei { $count } produtos.
}
found-without-filters = { $count ->
    [one] Nada atende a tudo isso. Sem esses limites há um produto.
   *[other] Nada atende a tudo isso. Sem esses limites há { $count } produtos.
}
found-nothing = Sinto muito, não encontrei nada assim na loja.
listed-product = { $number ->
    [1] Primeiro: { $name }, por { $price }.
    [2] Segundo: { $name }, por { $price }.
   *[3] Terceiro: { $name }, por { $price }.
}
product-detail = { $stock ->
    [0] { $name }: custa { $price } e está sem estoque.
    [one] { $name }: custa { $price } e resta uma unidade.
   *[other] { $name }: custa { $price } e há { $stock } unidades.
}
photo-unclear = Não reconheço nenhum produto nem etiqueta nesta foto. Pode tirar outra, mais de perto e com boa luz?
photo-nothing-near = Não vejo nada na loja parecido com a sua foto. Diga o que é, e eu procuro por palavras.
photo-found = Isto parece ser { $name }. { $stock ->
    [0] Custa { $price } e está sem estoque.
    [one] Custa { $price } e resta uma unidade.
   *[other] Custa { $price } e há { $stock } unidades.
}
photo-with-filters = { $count ->
    [one] Isto parece ser { $name }. Encontrei um que atende ao seu desejo.
   *[other] Isto parece ser { $name }. Encontrei { $count } que atendem ao seu desejo.
}
photo-without-filters = Isto parece ser { $name }, mas não encontrei nenhum que atenda ao seu desejo.
