### Retours, échanges et réparations.

return-which-item = De quel article de la commande { $order_number } s'agit-il : { $choices } ?
return-refused = Je suis désolé, cet article ne peut pas être retourné.
return-rule = { $rule ->
    [not-delivered] La commande n'est pas encore arrivée.
    [cancelled] La commande a été annulée.
    [already-returned] Un retour existe déjà pour cet article.
    [window-closed] Le délai de retour a pris fin le { $window_ends_on }.
    [warranty-ended] La garantie a pris fin le { $warranty_ends_on }.
    [warranty-no-refund] Le délai de retour est passé. Sous garantie, nous le réparons ou l'échangeons.
    [final-sale] C'est un article en liquidation, repris seulement s'il a un défaut.
    [hygiene-opened] Les articles d'hygiène ne sont repris que non ouverts.
   *[out-of-stock] Il n'y en a plus en stock, l'échange n'est donc pas possible.
}
return-not-for-reason = Je suis désolé, cet article ne peut pas être repris pour cette raison. Il faudrait qu'il ait un défaut.
return-ask-unopened = C'est un article d'hygiène, repris seulement s'il n'est pas ouvert. Le sceau est-il intact ?
return-ask-issue = Quelle est la raison : article abîmé, défectueux, mauvais article, mauvaise taille, ou avez-vous changé d'avis ?
return-ask-evidence = Décrivez le problème, s'il vous plaît, ou envoyez-moi une photo.
return-ask-resolution = Souhaitez-vous un remboursement, un échange ou une réparation ?
return-ask-refund-method = Voulez-vous être remboursé sur votre moyen de paiement d'origine ou sur une carte cadeau ?
return-issue = { $issue_type ->
    [damaged] article abîmé
    [defective] article défectueux
    [wrong_item] mauvais article
    [not_as_described] non conforme à la description
    [too_small] trop petit
    [too_large] trop grand
    [changed_mind] changement d'avis
    [missing_parts] pièces manquantes
   *[other] autre raison
}
return-confirm = { $wanted_resolution ->
    [refund] Je vais enregistrer ce retour : { $item_name }, de la commande { $order_number }. La raison est : { return-issue }. Vous serez remboursé sur { $refund_method ->
        [gift_card] une carte cadeau
       *[original_payment] votre moyen de paiement d'origine
    }. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
    [exchange] Je vais enregistrer cet échange : { $item_name }, de la commande { $order_number }. La raison est : { return-issue }. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
   *[repair] Je vais enregistrer cette réparation : { $item_name }, de la commande { $order_number }. La raison est : { return-issue }. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
}
return-done = Votre retour est enregistré. Le numéro de retour est { $return_id }.
return-done-refund = Vous recevrez { $refund } dès que l'article nous sera parvenu.
return-parcel-unknown = Je ne vois pas encore de colis avec le numéro { $tracking_number }.
