### Um texto para cada código de kernel.errors. `-details` onde o erro traz números.

error-internal = Sinto muito, algo deu errado do nosso lado.
error-bad-input = Sinto muito, não consigo usar isso.
error-too-large = Sinto muito, é mais do que posso receber de uma vez.
error-too-large-details = Sinto muito, é mais do que posso receber de uma vez. O limite é { $limit }.
error-undecodable = Sinto muito, não consegui abrir esse arquivo. Envie uma foto em JPEG ou PNG, por favor.
error-nothing-heard = Não ouvi nada. Repita, por favor, ou escreva.
error-unknown-language = Sinto muito, não falo essa língua.
error-unknown-language-details = Sinto muito, não falo essa língua ({ $lang }).
error-engine-unavailable = Sinto muito, esta parte da loja não está funcionando agora. Você pode continuar por escrito.
error-engine-failed = Sinto muito, perdi uma frase. Pergunte de novo, por favor.
error-not-found = Sinto muito, não encontrei.
error-not-allowed = Sinto muito, não posso mostrar isso sem saber quem é você.
error-refused = Sinto muito, as regras da loja não permitem isso.
error-refused-details = Sinto muito, as regras da loja não permitem isso. { return-rule }
error-busy = Sinto muito, há pedidos demais ao mesmo tempo. Tente de novo daqui a pouco.
error-port-in-use = Sinto muito, a loja não está disponível no momento.
