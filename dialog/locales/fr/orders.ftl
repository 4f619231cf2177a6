### Commandes, colis, et qui parle.

identify = Pour consulter vos commandes, je dois savoir qui vous êtes. Donnez-moi votre adresse e-mail, ou votre nom et votre code postal.
identify-again = Je ne vous ai pas trouvé avec ces informations. Vérifiez votre adresse e-mail, ou donnez-moi votre nom et votre code postal.
identify-person = Je n'ai pas pu confirmer qui vous êtes, je ne peux donc montrer aucune commande ici. Une personne doit vérifier cela.
identify-postal-code = Merci, { $name }. Et votre code postal, s'il vous plaît ?
identify-name = Merci. Et votre nom, s'il vous plaît ?
identify-for-order = Pour ouvrir la commande { $order_number }, donnez-moi votre adresse e-mail ou les quatre derniers chiffres de votre téléphone.
identified = Merci, { $name }.
identified-now = Je vois maintenant vos commandes. Que puis-je faire pour vous ?

no-orders = Il n'y a pas encore de commande sur votre compte.
which-order = De quelle commande parlez-vous ? Les dernières sont { $numbers }.
order-not-found = Je ne trouve pas la commande { $order_number } sur votre compte. Vérifiez le numéro et redites-le-moi.
order-state = { $state ->
    [pending] La commande { $order_number } du { $ordered_on } est en attente de traitement.
    [processed] La commande { $order_number } du { $ordered_on } est en préparation.
    [shipped] La commande { $order_number } du { $ordered_on } est expédiée.
    [delivered] La commande { $order_number } du { $ordered_on } est livrée.
    [cancelled] La commande { $order_number } du { $ordered_on } est annulée.
    [return_requested] Un retour est ouvert pour la commande { $order_number } du { $ordered_on }.
    [returned] La commande { $order_number } du { $ordered_on } a été retournée.
    [exchanged] La commande { $order_number } du { $ordered_on } a été échangée.
   *[refunded] La commande { $order_number } du { $ordered_on } a été remboursée.
}
order-delivered-on = Elle est arrivée le { $delivered_on }.
order-expected-on = Elle devrait arriver au plus tard le { $expected_on }.
order-items = { $count ->
    [one] Elle contient { $names }, pour un total de { $total }.
   *[other] Elle contient { $count } articles : { $names }, pour un total de { $total }.
}

which-parcel = Plusieurs colis sont en route. De quelle commande parlez-vous : { $choices } ?
parcel-state = { $state ->
    [announced] { $carrier } a reçu l'annonce du colis { $tracking_number }, mais ne l'a pas encore.
    [pending] { $carrier } a reçu l'annonce du colis { $tracking_number }, mais ne l'a pas encore.
    [in_transit] Le colis { $tracking_number } est en route avec { $carrier }.
    [shipped] Le colis { $tracking_number } est en route avec { $carrier }.
    [out_for_delivery] Le colis { $tracking_number } est en cours de livraison par { $carrier }.
    [delivered] Le colis { $tracking_number } a été livré par { $carrier }.
    [delayed] Le colis { $tracking_number } de { $carrier } a du retard.
    [returned] Le colis { $tracking_number } nous a été renvoyé par { $carrier }.
   *[other] Le colis { $tracking_number } est confié à { $carrier }.
}
parcel-last = Dernière nouvelle, le { $at } : { $text }, { $place }.
parcel-last-here = Dernière nouvelle, le { $at } : { $text }.
parcel-expected-on = Il devrait arriver au plus tard le { $expected_on }.
parcel-not-found = Je ne trouve pas de colis avec le numéro { $tracking_number }. Vérifiez le numéro et redites-le-moi.
parcel-none-yet = La commande { $order_number } n'a pas encore de colis.
label-conflict = Je lis plusieurs numéros sur cette étiquette : { $choices }. Lequel est le bon ?
label-tracking = Je lis le numéro de suivi { $tracking_number } sur l'étiquette.
label-tracking-carrier = Je lis le numéro de suivi { $carrier } { $tracking_number } sur l'étiquette.
label-order = Je lis le numéro de commande { $order_number } sur l'étiquette.
