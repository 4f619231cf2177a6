### Un texto para cada código de kernel.errors. `-details` donde el error da cifras.

error-internal = Lo siento, algo ha fallado por nuestra parte.
error-bad-input = Lo siento, eso no lo puedo usar.
error-too-large = Lo siento, es más de lo que puedo recibir de una vez.
error-too-large-details = Lo siento, es más de lo que puedo recibir de una vez. El límite es { $limit }.
error-undecodable = Lo siento, no he podido abrir ese archivo. Envíe una foto en JPEG o PNG, por favor.
error-nothing-heard = No he oído nada. Repítalo, por favor, o escríbalo.
error-unknown-language = Lo siento, no hablo ese idioma.
error-unknown-language-details = Lo siento, no hablo ese idioma ({ $lang }).
error-engine-unavailable = Lo siento, esta parte de la tienda no funciona en este momento. Puede seguir por escrito.
error-engine-failed = Lo siento, se me ha perdido una frase. Pregúnteme otra vez, por favor.
error-not-found = Lo siento, no lo he encontrado.
error-not-allowed = Lo siento, no puedo mostrar eso sin saber quién es usted.
error-refused = Lo siento, las normas de la tienda no lo permiten.
error-refused-details = Lo siento, las normas de la tienda no lo permiten. { return-rule }
error-busy = Lo siento, hay demasiadas consultas a la vez. Inténtelo de nuevo en un momento.
error-port-in-use = Lo siento, la tienda no está disponible en este momento.
