### Produkte.

which-product = Welches meinen Sie: das erste, das zweite oder ein anderes?
ask-query = Was suchen Sie?
found-products = { $count ->
    [one] Ich habe ein Produkt gefunden.
   *[other] Ich habe { $count } Produkte gefunden.
}
found-without-filters = { $count ->
    [one] Nichts passt zu allem. Ohne die Grenzen gibt es ein Produkt.
   *[other] Nichts passt zu allem. Ohne die Grenzen gibt es { $count } Produkte.
}
found-nothing = Es tut mir leid, so etwas habe ich in unserem Shop nicht gefunden.
listed-product = { $number ->
    [1] Erstens: { $name } für { $price }.
    [2] Zweitens: { $name } für { $price }.
   *[3] Drittens: { $name } für { $price }.
}
product-detail = { $stock ->
    [0] { $name }: Der Preis ist { $price }, aber es ist ausverkauft.
    [one] { $name }: Der Preis ist { $price }, und es ist noch ein Stück da.
   *[other] { $name }: Der Preis ist { $price }, und es sind { $stock } Stück auf Lager.
}
photo-unclear = Auf diesem Foto erkenne ich weder ein Produkt noch ein Etikett. Können Sie es noch einmal aufnehmen, näher und bei gutem Licht?
photo-nothing-near = In unserem Shop sehe ich nichts, was Ihrem Foto ähnelt. Sagen Sie mir, was es ist, dann suche ich mit Worten.
photo-found = Das sieht aus wie { $name }. { $stock ->
    [0] Der Preis ist { $price }, aber es ist ausverkauft.
    [one] Der Preis ist { $price }, und es ist noch ein Stück da.
   *[other] Der Preis ist { $price }, und es sind { $stock } Stück auf Lager.
}
photo-with-filters = { $count ->
    [one] Das sieht aus wie { $name }. Ein Produkt passt zu Ihrem Wunsch.
   *[other] Das sieht aus wie { $name }. { $count } Produkte passen zu Ihrem Wunsch.
}
photo-without-filters = Das sieht aus wie { $name }, aber ich habe nichts gefunden, was zu Ihrem Wunsch passt.
