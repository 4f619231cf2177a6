### Pedidos, paquetes y quién habla.

identify = Para ver sus pedidos necesito saber quién es usted. Dígame su correo electrónico, o su nombre y código postal.
identify-again = No le he encontrado con esos datos. Compruebe su correo electrónico, o dígame su nombre y código postal.
identify-person = No he podido confirmar quién es usted, así que no puedo mostrar aquí ningún pedido. Esto lo tiene que revisar una persona.
identify-postal-code = Gracias, { $name }. ¿Y su código postal, por favor?
identify-name = Gracias. ¿Y su nombre, por favor?
identify-for-order = Para abrir el pedido { $order_number }, dígame su correo electrónico o las cuatro últimas cifras de su teléfono.
identified = Gracias, { $name }.
identified-now = Ya puedo ver sus pedidos. ¿En qué puedo ayudarle?

no-orders = Todavía no hay pedidos en su cuenta.
which-order = ¿A qué pedido se refiere? Los últimos son { $numbers }.
order-not-found = No encuentro el pedido { $order_number } en su cuenta. Compruebe el número y dígamelo otra vez.
order-state = { $state ->
    [pending] El pedido { $order_number } del { $ordered_on } está pendiente de preparación.
    [processed] El pedido { $order_number } del { $ordered_on } se está preparando.
    [shipped] El pedido { $order_number } del { $ordered_on } ya está enviado.
    [delivered] El pedido { $order_number } del { $ordered_on } ya está entregado.
    [cancelled] El pedido { $order_number } del { $ordered_on } está cancelado.
    [return_requested] Hay una devolución abierta para el pedido { $order_number } del { $ordered_on }.
    [returned] El pedido { $order_number } del { $ordered_on } está devuelto.
    [exchanged] El pedido { $order_number } del { $ordered_on } se cambió por otro artículo.
   *[refunded] El pedido { $order_number } del { $ordered_on } está reembolsado.
}
order-delivered-on = Llegó el { $delivered_on }.
order-expected-on = Debería llegar a más tardar el { $expected_on }.
order-items = { $count ->
    [one] Contiene { $names }, en total { $total }.
   *[other] Contiene { $count } artículos: { $names }, en total { $total }.
}

which-parcel = Hay más de un paquete en camino. ¿A qué pedido se refiere: { $choices }?
parcel-state = { $state ->
    [announced] { $carrier } tiene el aviso del paquete { $tracking_number }, pero aún no lo ha recibido.
    [pending] { $carrier } tiene el aviso del paquete { $tracking_number }, pero aún no lo ha recibido.
    [in_transit] El paquete { $tracking_number } está en camino con { $carrier }.
    [shipped] El paquete { $tracking_number } está en camino con { $carrier }.
    [out_for_delivery] El paquete { $tracking_number } está en reparto con { $carrier }.
    [delivered] { $carrier } ha entregado el paquete { $tracking_number }.
    [delayed] El paquete { $tracking_number } de { $carrier } lleva retraso.
    [returned] { $carrier } nos ha devuelto el paquete { $tracking_number }.
   *[other] El paquete { $tracking_number } viaja con { $carrier }.
}
parcel-last = Última noticia, del { $at }: { $text }, { $place }.
parcel-last-here = Última noticia, del { $at }: { $text }.
parcel-expected-on = Debería llegar a más tardar el { $expected_on }.
parcel-not-found = No encuentro ningún paquete con el número { $tracking_number }. Compruebe el número y dígamelo otra vez.
parcel-none-yet = El pedido { $order_number } aún no tiene paquete.
label-conflict = Leo más de un número en esta etiqueta: { $choices }. ¿A cuál se refiere?
label-tracking = En la etiqueta leo el número de seguimiento { $tracking_number }.
label-tracking-carrier = En la etiqueta leo el número de seguimiento { $tracking_number } de { $carrier }.
label-order = En la etiqueta leo el número de pedido { $order_number }.
