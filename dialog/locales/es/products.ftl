### Productos.

which-product = ¿A cuál se refiere: al primero, al segundo o a otro?
ask-query = ¿Qué está buscando?
found-products = { $count ->
    [one] He encontrado un producto.
   *[other] He encontrado { $count } productos.
}
found-without-filters = { $count ->
    [one] Nada cumple todo eso. Sin esos límites hay un producto.
   *[other] Nada cumple todo eso. Sin esos límites hay { $count } productos.
}
found-nothing = Lo siento, no he encontrado nada así en la tienda.
listed-product = { $number ->
    [1] Primero: { $name }, por { $price }.
    [2] Segundo: { $name }, por { $price }.
   *[3] Tercero: { $name }, por { $price }.
}
product-detail = { $stock ->
    [0] { $name }: cuesta { $price } y no quedan existencias.
    [one] { $name }: cuesta { $price } y queda una unidad.
   *[other] { $name }: cuesta { $price } y quedan { $stock } unidades.
}
photo-unclear = No distingo ningún producto ni etiqueta en esta foto. ¿Puede hacerla otra vez, más de cerca y con buena luz?
photo-nothing-near = En la tienda no veo nada parecido a su foto. Dígame qué es y lo busco por palabras.
photo-found = Esto parece { $name }. { $stock ->
    [0] Cuesta { $price } y no quedan existencias.
    [one] Cuesta { $price } y queda una unidad.
   *[other] Cuesta { $price } y quedan { $stock } unidades.
}
photo-with-filters = { $count ->
    [one] Esto parece { $name }. He encontrado uno que cumple su deseo.
   *[other] Esto parece { $name }. He encontrado { $count } que cumplen su deseo.
}
photo-without-filters = Esto parece { $name }, pero no he encontrado ninguno que cumpla su deseo.
