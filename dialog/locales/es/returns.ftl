### Devoluciones, cambios y reparaciones.

return-which-item = ¿Qué artículo del pedido { $order_number } es: { $choices }?
return-refused = Lo siento, este artículo no se puede devolver.
return-rule = { $rule ->
    [not-delivered] El pedido aún no ha llegado.
    [cancelled] El pedido se canceló.
    [already-returned] Ya hay una devolución para él.
    [window-closed] El plazo de devolución terminó el { $window_ends_on }.
    [warranty-ended] La garantía terminó el { $warranty_ends_on }.
    [warranty-no-refund] El plazo de devolución ha pasado. Con la garantía lo reparamos o lo cambiamos.
    [final-sale] Es un artículo de liquidación, que solo se acepta de vuelta si tiene algún defecto.
    [hygiene-opened] Los artículos de higiene solo se aceptan de vuelta sin abrir.
   *[out-of-stock] No quedan existencias, así que no se puede cambiar.
}
return-not-for-reason = Lo siento, por ese motivo no se puede devolver. Tendría que ser un defecto.
return-ask-unopened = Es un artículo de higiene, que solo se acepta de vuelta sin abrir. ¿El precinto está intacto?
return-ask-issue = ¿Cuál es el motivo: está dañado, es defectuoso, es otro artículo, no es su talla o ha cambiado de opinión?
return-ask-evidence = Describa el problema, por favor, o envíeme una foto.
return-ask-resolution = ¿Quiere un reembolso, un cambio o una reparación?
return-ask-refund-method = ¿Le hacemos el reembolso en el medio de pago original o en una tarjeta regalo?
return-issue = { $issue_type ->
    [damaged] dañado
    [defective] defectuoso
    [wrong_item] artículo equivocado
    [not_as_described] no es como se describe
    [too_small] demasiado pequeño
    [too_large] demasiado grande
    [changed_mind] cambio de opinión
    [missing_parts] faltan piezas
   *[other] otro motivo
}
return-confirm = { $wanted_resolution ->
    [refund] Voy a registrar esta devolución: { $item_name }, del pedido { $order_number }. El motivo es: { return-issue }. Recibirá un reembolso en { $refund_method ->
        [gift_card] una tarjeta regalo
       *[original_payment] el medio de pago original
    }. ¿Lo hago? Diga sí o no, por favor.
    [exchange] Voy a registrar este cambio: { $item_name }, del pedido { $order_number }. El motivo es: { return-issue }. ¿Lo hago? Diga sí o no, por favor.
   *[repair] Voy a registrar esta reparación: { $item_name }, del pedido { $order_number }. El motivo es: { return-issue }. ¿Lo hago? Diga sí o no, por favor.
}
return-done = Su devolución está registrada. El número de devolución es { $return_id }.
return-done-refund = Recibirá { $refund } cuando el artículo nos haya llegado.
return-parcel-unknown = Todavía no veo ningún paquete con el número { $tracking_number }.
