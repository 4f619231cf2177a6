### Conversa geral. Frases curtas: são faladas.

small-talk = { $kind ->
    [greeting] Olá! Posso procurar produtos, rastrear pacotes e registrar devoluções. Em que posso ajudar?
    [thanks] De nada. Posso ajudar em mais alguma coisa?
    [bye] Até logo, e obrigado pela visita.
    [who] Sou a Vitrine, a assistente da loja, um programa de computador. Posso procurar produtos, informar sobre pedidos e pacotes e registrar devoluções.
    [how] Tudo bem, obrigado. Em que posso ajudar?
    [ack] Certo. Em que posso ajudar?
   *[nothing] Tudo bem. Estou aqui se precisar de algo.
}
out-of-scope = Sinto muito, isso está fora do que posso fazer. Posso ajudar com produtos, pedidos, pacotes, devoluções e as regras da loja.
unclear = Sinto muito, não entendi. Você pode perguntar por um produto, um pedido, um pacote, uma devolução ou as regras da loja.
not-here = { $wish ->
    [cancel_order] Sinto muito, daqui não posso cancelar um pedido. Posso dizer como ele está, ou registrar uma devolução quando ele chegar.
    [change_order] Sinto muito, daqui não posso alterar um pedido. Posso dizer como ele está.
    [invoice] Sinto muito, daqui não posso enviar nota fiscal nem fatura. Posso mostrar o pedido e o total.
    [compare] Sinto muito, ainda não posso comparar produtos. Pergunte por um deles, e eu digo o preço e o estoque.
   *[coupon] Sinto muito, daqui não posso dar nem conferir códigos de desconto. Posso procurar algo dentro do seu orçamento.
}
person = Entendo que você quer falar com uma pessoa. Daqui não posso transferir você nem deixar um recado.
sorry = Sinto muito pelo transtorno.
stuck = Sinto muito, não estou entendendo e não quero tomar o seu tempo. Uma pessoa ajudaria melhor. Nada foi alterado.
not-understood = Sinto muito, não entendi bem.
again = Eu disse:
nothing-to-repeat = Ainda não disse nada. Em que posso ajudar?
only-languages = Por enquanto posso responder em { $languages }.
resume = { $flow ->
    [return] Voltando à sua devolução.
   *[other] Voltando ao que estávamos fazendo.
}
flow-cancelled = Certo, parei por aqui. Nada foi alterado.
withdrawn = Certo, não fiz nada. O que devo mudar?

ask-topic = Qual regra você quer conhecer: devoluções, entrega, garantia, pagamento ou privacidade?
policy-unknown = Sinto muito, não tenho regra sobre isso e prefiro não adivinhar. Conheço as de devoluções, entrega, garantia, pagamento e privacidade.
