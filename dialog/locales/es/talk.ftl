### Conversación general. Frases cortas: se dicen en voz alta.

small-talk = { $kind ->
    [greeting] ¡Hola! Puedo buscar productos, seguir paquetes y tramitar devoluciones. ¿En qué puedo ayudarle?
    [thanks] De nada. ¿Necesita algo más?
    [bye] Adiós, y gracias por su visita.
    [who] Soy Vitrine, el asistente de la tienda, un programa de ordenador. Puedo buscar productos, informarle de sus pedidos y paquetes, y tramitar devoluciones.
    [how] Muy bien, gracias. ¿En qué puedo ayudarle?
    [ack] De acuerdo. ¿En qué puedo ayudarle?
   *[nothing] De acuerdo. Aquí estoy si necesita algo.
}
out-of-scope = Lo siento, eso queda fuera de lo que puedo hacer. Puedo ayudarle con productos, pedidos, paquetes, devoluciones y las normas de la tienda.
unclear = Lo siento, no lo he entendido. Puede preguntarme por un producto, un pedido, un paquete, una devolución o las normas de la tienda.
not-here = { $wish ->
    [cancel_order] Lo siento, desde aquí no puedo cancelar un pedido. Puedo decirle cómo va, o tramitar una devolución cuando haya llegado.
    [change_order] Lo siento, desde aquí no puedo modificar un pedido. Puedo decirle cómo va.
    [invoice] Lo siento, desde aquí no puedo enviar facturas. Puedo mostrarle el pedido y su total.
    [compare] Lo siento, todavía no puedo comparar productos. Pregúnteme por uno de ellos y le digo su precio y sus existencias.
   *[coupon] Lo siento, desde aquí no puedo dar ni comprobar códigos de descuento. Puedo buscar algo dentro de su presupuesto.
}
person = Entiendo que quiere hablar con una persona. Desde aquí no puedo pasarle con nadie ni dejar un recado.
sorry = Siento mucho las molestias.
stuck = Lo siento, no lo entiendo y no quiero hacerle perder el tiempo. Una persona le ayudaría mejor. No se ha cambiado nada.
not-understood = Lo siento, no lo he entendido bien.
again = He dicho:
nothing-to-repeat = Todavía no he dicho nada. ¿En qué puedo ayudarle?
only-languages = Por ahora puedo contestar en { $languages }.
resume = { $flow ->
    [return] Volvamos a su devolución.
   *[other] Volvamos a lo que estábamos haciendo.
}
flow-cancelled = De acuerdo, lo dejo. No se ha cambiado nada.
withdrawn = De acuerdo, no he hecho nada. ¿Qué quiere cambiar?

ask-topic = ¿Qué norma quiere conocer: devoluciones, envíos, garantía, pago o privacidad?
policy-unknown = Lo siento, no tengo ninguna norma sobre eso, y prefiero no adivinar. Conozco las de devoluciones, envíos, garantía, pago y privacidad.
