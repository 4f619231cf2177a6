### Lo que se hace con un pedido después de la compra, los consejos antes de ella y lo que atiende una persona.

this-item = Se refiere a { $item_name }, del pedido { $order_number }.
this-order = ¿Se trata del pedido { $order_number }, con { $names }?
no-such-item = No encuentro eso entre sus pedidos.
pending-none = Ninguno de sus pedidos se puede cancelar ni cambiar ya.
return-which-order = Estos pedidos se pueden devolver: { $numbers }. ¿Cuál es?
return-none-open = Ahora mismo ninguno de sus pedidos se puede devolver.
not-possible = Lo siento, no es posible.

cancel-confirm = Voy a cancelar el pedido { $order_number }, con { $names }. Se le devuelven { $refund } por el mismo medio de pago. ¿Lo hago? Diga sí o no, por favor.
cancel-done = El pedido { $order_number } está cancelado.
cancel-return-later = Cuando haya llegado, puedo tramitar una devolución.
cancel-refund = Se le devuelven { $refund } por el mismo medio de pago.

change-ask-kind = ¿Qué quiere cambiar: la dirección, un artículo o el pago?
change-ask-address = ¿Adónde lo enviamos? Dígame calle y número, ciudad y código postal, separados por comas.
change-address-unclear = Lo siento, no he podido leer esa dirección.
change-address-confirm = El pedido { $order_number } irá a esta dirección: { $address }. ¿Lo hago? Diga sí o no, por favor.
change-address-done = El pedido { $order_number } va ahora a { $city }.
change-ask-variant = ¿Cuál prefiere en lugar de { $item_name }: { $choices }?
change-no-variant = No hay otra versión de { $item_name } en existencias.
change-items-confirm = En el pedido { $order_number }, { $item_name } pasa a ser { $variant }. La diferencia de precio se ajusta por el mismo medio de pago. ¿Lo hago? Diga sí o no, por favor.
change-items-done = El pedido { $order_number } está cambiado. Su total es ahora { $total }.
change-ask-payment = ¿Cómo quiere pagar: { $choices }?
change-payment-confirm = El pedido { $order_number } se pagará con { $payment_label } y se devuelve lo pagado antes. ¿Lo hago? Diga sí o no, por favor.
change-payment-done = El pedido { $order_number } se paga ahora con { $payment }.

refund-none = No veo ninguna devolución.
refund-state = { $state ->
    [requested] La devolución { $return_id } está registrada: { $item_name }. Esperamos el paquete.
    [received] Hemos recibido la devolución { $return_id }: { $item_name }.
   *[closed] La devolución { $return_id } está terminada: { $item_name }.
}
refund-amount = { $state ->
    [closed] Se le han devuelto { $refund }.
   *[other] Se le devuelven { $refund }.
}

warranty-none = Ninguno de sus pedidos ha llegado todavía.
warranty-until = La garantía de { $item_name } dura hasta el { $until }.

invoice-confirm = Voy a emitir la factura del pedido { $order_number }. ¿Lo hago? Diga sí o no, por favor.
invoice-done = Aquí tiene su factura { $invoice_id }.

coupon-none = Ahora mismo no tiene ningún cupón.
coupon-one = El cupón { $code } vale { $worth }.
coupon-until = Es válido hasta el { $expires_on }.

compare-which = ¿Qué dos productos comparo? Búsquelos primero o dígame sus nombres.
compare-prices = { $first } cuesta { $first_price } y { $second } cuesta { $second_price }.
compare-attribute = { $name }: { $first } el primero, { $second } el segundo.
compare-same = No conozco otra diferencia.
recommend-intro = Le recomiendo estos.

stock-size = { $stock ->
    [0] { $name } está agotado en la talla { $size }.
   *[other] { $name } en la talla { $size }: quedan { $stock }.
}
stock-sizes = Hay estas tallas: { $sizes }.
stock-no-size = { $name } no existe en la talla { $size }.

complaint-sorry = Lo siento mucho. Esto no debería haber pasado.
goodwill-confirm = Como disculpa puedo darle un cupón para su próximo pedido. ¿Lo quiere? Diga sí o no, por favor.
goodwill-done = Este es su cupón: { $code }, por valor de { $amount }, válido hasta el { $expires_on }.

ticket-confirm = Puedo pasarlo a una persona: abro un caso con un resumen de nuestra conversación. ¿Lo hago? Diga sí o no, por favor.
ticket-done = Su caso está abierto. Su número es { $ticket_id }.

clarify = Quiero estar seguro. ¿Se refiere a: { $choices }?
wish = { $wish ->
    [order_status] el estado de un pedido
    [parcel_tracking] dónde está un paquete
    [cancel_order] cancelar un pedido
    [change_order] cambiar un pedido
    [return] una devolución
    [exchange] un cambio
    [refund_status] un reembolso
    [warranty_repair] una reparación
    [invoice] una factura
    [coupon] un cupón
    [compare] comparar productos
    [recommend] una recomendación
    [stock_size] existencias y tallas
    [store_policy] las normas de la tienda
    [complaint] una queja
    [talk_to_person] hablar con una persona
   *[product_search] un producto
}
