### Devoluções, trocas e consertos.

return-which-item = Qual item do pedido { $order_number } é: { $choices }?
return-refused = Sinto muito, este item não pode ser devolvido.
return-rule = { $rule ->
    [not-delivered] O pedido ainda não chegou.
    [cancelled] O pedido foi cancelado.
    [already-returned] Já existe uma devolução para ele.
    [window-closed] O prazo de devolução terminou em { $window_ends_on }.
    [warranty-ended] A garantia terminou em { $warranty_ends_on }.
    [warranty-no-refund] O prazo de devolução já passou. Pela garantia, consertamos ou trocamos.
    [final-sale] É um item de liquidação, que só aceitamos de volta se tiver defeito.
    [hygiene-opened] Itens de higiene só são aceitos de volta fechados.
   *[out-of-stock] Está sem estoque, por isso não pode ser trocado.
}
return-not-for-reason = Sinto muito, por esse motivo o item não pode ser devolvido. Precisaria ter um defeito.
return-ask-unopened = É um item de higiene, que só aceitamos de volta fechado. O lacre ainda está intacto?
return-ask-issue = Qual é o motivo: está danificado, tem defeito, veio o item errado, o tamanho está errado ou você mudou de ideia?
return-ask-evidence = Descreva o problema, por favor, ou envie uma foto.
return-ask-resolution = Você prefere um reembolso, uma troca ou um conserto?
return-ask-refund-method = O reembolso deve ir para a forma de pagamento original ou para um cartão-presente?
return-issue = { $issue_type ->
    [damaged] danificado
    [defective] com defeito
    [wrong_item] item errado
    [not_as_described] diferente da descrição
    [too_small] pequeno demais
    [too_large] grande demais
    [changed_mind] mudança de ideia
    [missing_parts] peças faltando
   *[other] outro motivo
}
return-confirm = { $wanted_resolution ->
    [refund] Vou registrar esta devolução: { $item_name }, do pedido { $order_number }. O motivo é: { return-issue }. Você recebe um reembolso { $refund_method ->
        [gift_card] em um cartão-presente
       *[original_payment] na forma de pagamento original
    }. Posso fazer isso? Diga sim ou não, por favor.
    [exchange] Vou registrar esta troca: { $item_name }, do pedido { $order_number }. O motivo é: { return-issue }. Posso fazer isso? Diga sim ou não, por favor.
   *[repair] Vou registrar este conserto: { $item_name }, do pedido { $order_number }. O motivo é: { return-issue }. Posso fazer isso? Diga sim ou não, por favor.
}
return-done = A sua devolução está registrada. O número da devolução é { $return_id }.
return-done-refund = Você recebe { $refund } de volta quando o item chegar até nós.
return-parcel-unknown = Ainda não vejo nenhum pacote com o número { $tracking_number }.
