### Pedidos, pacotes e quem está falando.

identify = Para ver os seus pedidos, preciso saber quem é você. Diga o seu e-mail, ou o seu nome e código postal.
identify-again = Não encontrei você com esses dados. Confira o seu e-mail, ou diga o seu nome e código postal.
identify-person = Não consegui confirmar quem é você, por isso não posso mostrar nenhum pedido aqui. Uma pessoa precisa verificar isso.
identify-postal-code = Obrigado, { $name }. E o seu código postal, por favor?
identify-name = Obrigado. E o seu nome, por favor?
identify-for-order = Para abrir o pedido { $order_number }, diga o seu e-mail ou os quatro últimos dígitos do seu telefone.
identified = Obrigado, { $name }.
identified-now = Agora posso ver os seus pedidos. Em que posso ajudar?

no-orders = Ainda não há pedidos na sua conta.
which-order = Qual é o pedido? Os mais recentes são { $numbers }.
order-not-found = Não encontro o pedido { $order_number } na sua conta. Confira o número e diga de novo, por favor.
order-state = { $state ->
    [pending] O pedido { $order_number } de { $ordered_on } está aguardando processamento.
    [processed] O pedido { $order_number } de { $ordered_on } está sendo preparado.
    [shipped] O pedido { $order_number } de { $ordered_on } já foi enviado.
    [delivered] O pedido { $order_number } de { $ordered_on } já foi entregue.
    [cancelled] O pedido { $order_number } de { $ordered_on } foi cancelado.
    [return_requested] Há uma devolução aberta para o pedido { $order_number } de { $ordered_on }.
    [returned] O pedido { $order_number } de { $ordered_on } foi devolvido.
    [exchanged] O pedido { $order_number } de { $ordered_on } foi trocado.
   *[refunded] O pedido { $order_number } de { $ordered_on } foi reembolsado.
}
order-delivered-on = Ele chegou em { $delivered_on }.
order-expected-on = Deve chegar até { $expected_on }.
order-items = { $count ->
    [one] Ele contém { $names }, no total de { $total }.
   *[other] Ele contém { $count } itens: { $names }, no total de { $total }.
}

which-parcel = Há mais de um pacote a caminho. De qual pedido você fala: { $choices }?
parcel-state = { $state ->
    [announced] A { $carrier } já foi avisada do pacote { $tracking_number }, mas ainda não o recebeu.
    [pending] A { $carrier } já foi avisada do pacote { $tracking_number }, mas ainda não o recebeu.
    [in_transit] O pacote { $tracking_number } está a caminho com a { $carrier }.
    [shipped] O pacote { $tracking_number } está a caminho com a { $carrier }.
    [out_for_delivery] O pacote { $tracking_number } saiu para entrega com a { $carrier }.
    [delivered] O pacote { $tracking_number } foi entregue pela { $carrier }.
    [delayed] O pacote { $tracking_number } da { $carrier } está atrasado.
    [returned] O pacote { $tracking_number } voltou para nós com a { $carrier }.
   *[other] O pacote { $tracking_number } viaja com a { $carrier }.
}
parcel-last = Última notícia, de { $at }: { $text }, { $place }.
parcel-last-here = Última notícia, de { $at }: { $text }.
parcel-expected-on = Deve chegar até { $expected_on }.
parcel-not-found = Não encontro nenhum pacote com o número { $tracking_number }. Confira o número e diga de novo, por favor.
parcel-none-yet = O pedido { $order_number } ainda não tem pacote.
label-conflict = Leio mais de um número nesta etiqueta: { $choices }. Qual deles é?
label-tracking = Na etiqueta, leio o código de rastreamento { $tracking_number }.
label-tracking-carrier = Na etiqueta, leio o código de rastreamento { $tracking_number } da { $carrier }.
label-order = Na etiqueta, leio o número de pedido { $order_number }.
