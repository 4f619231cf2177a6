### O que se faz com um pedido depois da compra, conselhos antes dela e o que cabe a uma pessoa.

this-item = Você quer dizer { $item_name }, do pedido { $order_number }.
this-order = Trata-se do pedido { $order_number }, com { $names }?
no-such-item = Não encontro isso entre os seus pedidos.
pending-none = Nenhum dos seus pedidos pode mais ser cancelado ou alterado.
return-which-order = Estes pedidos podem ser devolvidos: { $numbers }. Qual deles é?
return-none-open = No momento, nenhum dos seus pedidos pode ser devolvido.
not-possible = Sinto muito, não é possível.

cancel-confirm = Vou cancelar o pedido { $order_number }, com { $names }. { $refund } serão devolvidos pelo mesmo meio de pagamento. Posso fazer isso? Diga sim ou não, por favor.
cancel-done = O pedido { $order_number } está cancelado.
cancel-return-later = Quando chegar, posso registrar uma devolução.
cancel-refund = { $refund } são devolvidos pelo mesmo meio de pagamento.

change-ask-kind = O que devo alterar: o endereço, um item ou o pagamento?
change-ask-address = Para onde deve ir? Diga a rua e o número, a cidade e o código postal, separados por vírgulas.
change-address-unclear = Sinto muito, não consegui ler esse endereço.
change-address-confirm = O pedido { $order_number } irá para este endereço: { $address }. Posso fazer isso? Diga sim ou não, por favor.
change-address-done = O pedido { $order_number } vai agora para { $city }.
change-ask-variant = O que prefere em vez de { $item_name }: { $choices }?
change-no-variant = Não há outra versão de { $item_name } em estoque.
change-items-confirm = No pedido { $order_number }, { $item_name } passa a ser { $variant }. A diferença de preço é acertada pelo mesmo meio de pagamento. Posso fazer isso? Diga sim ou não, por favor.
change-items-done = O pedido { $order_number } está alterado. O total é agora { $total }.
change-ask-payment = Como você quer pagar: { $choices }?
change-payment-confirm = O pedido { $order_number } será pago com { $payment_label }, e o que foi pago antes é devolvido. Posso fazer isso? Diga sim ou não, por favor.
change-payment-done = O pedido { $order_number } agora é pago com { $payment }.

refund-none = Não vejo nenhuma devolução.
refund-state = { $state ->
    [requested] A devolução { $return_id } está registrada: { $item_name }. Aguardamos a chegada do item.
    [received] Recebemos a devolução { $return_id }: { $item_name }.
   *[closed] A devolução { $return_id } está concluída: { $item_name }.
}
refund-amount = { $state ->
    [closed] Foram reembolsados { $refund }.
   *[other] Você vai receber { $refund } de volta.
}

warranty-none = Nenhum dos seus pedidos chegou ainda.
warranty-until = A garantia de { $item_name } vai até { $until }.

invoice-confirm = Vou emitir a nota fiscal do pedido { $order_number }. Posso fazer isso? Diga sim ou não, por favor.
invoice-done = Aqui está a sua nota fiscal { $invoice_id }.

coupon-none = No momento não há nenhum cupom para você.
coupon-one = O cupom { $code } vale { $worth }.
coupon-until = É válido até { $expires_on }.

compare-which = Que dois produtos devo comparar? Procure alguns primeiro ou diga os nomes.
compare-prices = { $first } custa { $first_price } e { $second } custa { $second_price }.
compare-attribute = { $name }: { $first } no primeiro, { $second } no segundo.
compare-same = Não conheço outra diferença.
recommend-intro = Eu recomendo estes.

stock-size = { $stock ->
    [0] { $name } está esgotado no tamanho { $size }.
   *[other] { $name } no tamanho { $size }: { $stock } em estoque.
}
stock-sizes = Existe nestes tamanhos: { $sizes }.
stock-no-size = { $name } não existe no tamanho { $size }.

complaint-sorry = Sinto muito. Isso não devia ter acontecido.
goodwill-confirm = Como pedido de desculpa, posso oferecer um cupom para o próximo pedido. Você quer? Diga sim ou não, por favor.
goodwill-done = Este é o seu cupom: { $code }, no valor de { $amount }, válido até { $expires_on }.

ticket-confirm = Posso passar o assunto a uma pessoa: abro um chamado com um resumo da nossa conversa. Posso fazer isso? Diga sim ou não, por favor.
ticket-done = O seu chamado está aberto. O número é { $ticket_id }.

clarify = Quero ter certeza. Você quer dizer: { $choices }?
wish = { $wish ->
    [order_status] o estado de um pedido
    [parcel_tracking] onde está um pacote
    [cancel_order] cancelar um pedido
    [change_order] alterar um pedido
    [return] uma devolução
    [exchange] uma troca
    [refund_status] um reembolso
    [warranty_repair] um conserto
    [invoice] uma nota fiscal
    [coupon] um cupom
    [compare] comparar produtos
    [recommend] uma recomendação
    [stock_size] estoque e tamanhos
    [store_policy] as regras da loja
    [complaint] uma reclamação
    [talk_to_person] falar com uma pessoa
   *[product_search] um produto
}
