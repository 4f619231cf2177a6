### Ce qui se fait d'une commande après l'achat, les conseils avant, et ce qui revient à une personne.

this-item = Il s'agit de { $item_name }, de la commande { $order_number }.
this-order = S'agit-il de la commande { $order_number }, avec { $names } ?
no-such-item = Je ne trouve pas cela parmi vos commandes.
pending-none = Aucune de vos commandes ne peut plus être annulée ni modifiée.
return-which-order = Ces commandes peuvent être retournées : { $numbers }. Laquelle est-ce ?
return-none-open = Aucune de vos commandes ne peut être retournée pour le moment.
not-possible = Je suis désolé, ce n'est pas possible.

cancel-confirm = Je vais annuler la commande { $order_number }, avec { $names }. { $refund } vous seront rendus par le même moyen de paiement. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
cancel-done = La commande { $order_number } est annulée.
cancel-return-later = Quand elle sera arrivée, je pourrai enregistrer un retour.
cancel-refund = { $refund } vous sont rendus par le même moyen de paiement.

change-ask-kind = Que dois-je modifier : l'adresse, un article ou le paiement ?
change-ask-address = Où doit-elle aller ? Donnez-moi la rue et le numéro, la ville et le code postal, séparés par des virgules.
change-address-unclear = Je suis désolé, je n'ai pas pu lire cette adresse.
change-address-confirm = La commande { $order_number } ira à cette adresse : { $address }. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
change-address-done = La commande { $order_number } va maintenant à { $city }.
change-ask-variant = Que souhaitez-vous à la place de { $item_name } : { $choices } ?
change-no-variant = Il n'y a pas d'autre version de { $item_name } en stock.
change-items-confirm = Dans la commande { $order_number }, { $item_name } devient { $variant }. La différence de prix est réglée par le même moyen de paiement. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
change-items-done = La commande { $order_number } est modifiée. Son total est maintenant de { $total }.
change-ask-payment = Comment souhaitez-vous payer : { $choices } ?
change-payment-confirm = La commande { $order_number } sera payée avec { $payment_label }, et le paiement précédent vous est rendu. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
change-payment-done = La commande { $order_number } est maintenant payée avec { $payment }.

refund-none = Je ne vois aucun retour.
refund-state = { $state ->
    [requested] Le retour { $return_id } est enregistré : { $item_name }. Nous attendons le colis.
    [received] Nous avons reçu le retour { $return_id } : { $item_name }.
   *[closed] Le retour { $return_id } est terminé : { $item_name }.
}
refund-amount = { $state ->
    [closed] { $refund } vous ont été remboursés.
   *[other] { $refund } vous sont remboursés.
}

warranty-none = Aucune de vos commandes n'est encore arrivée.
warranty-until = La garantie de { $item_name } court jusqu'au { $until }.

invoice-confirm = Je vais établir la facture de la commande { $order_number }. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
invoice-done = Voici votre facture { $invoice_id }.

coupon-none = Il n'y a pas de bon de réduction pour vous en ce moment.
coupon-one = Le bon { $code } vaut { $worth }.
coupon-until = Il est valable jusqu'au { $expires_on }.

compare-which = Quels sont les deux produits à comparer ? Cherchez-en d'abord, ou nommez-les.
compare-prices = { $first } coûte { $first_price } et { $second } coûte { $second_price }.
compare-attribute = { $name } : { $first } pour le premier, { $second } pour le second.
compare-same = Je ne connais pas d'autre différence.
recommend-intro = Voici ce que je vous recommande.

stock-size = { $stock ->
    [0] { $name } est épuisé en taille { $size }.
   *[other] { $name } en taille { $size } : { $stock } en stock.
}
stock-sizes = Il existe ces tailles : { $sizes }.
stock-no-size = { $name } n'existe pas en taille { $size }.

complaint-sorry = Je suis vraiment désolé. Cela n'aurait pas dû arriver.
goodwill-confirm = Pour nous excuser, je peux vous offrir un bon de réduction pour votre prochaine commande. Le voulez-vous ? Dites oui ou non, s'il vous plaît.
goodwill-done = Voici votre bon : { $code }, d'une valeur de { $amount }, valable jusqu'au { $expires_on }.

ticket-confirm = Je peux transmettre cela à une personne : j'ouvre un dossier avec un résumé de notre échange. Dois-je le faire ? Dites oui ou non, s'il vous plaît.
ticket-done = Votre dossier est ouvert. Son numéro est { $ticket_id }.

clarify = Je préfère être sûr. Voulez-vous dire : { $choices } ?
wish = { $wish ->
    [order_status] l'état d'une commande
    [parcel_tracking] où se trouve un colis
    [cancel_order] annuler une commande
    [change_order] modifier une commande
    [return] un retour
    [exchange] un échange
    [refund_status] un remboursement
    [warranty_repair] une réparation
    [invoice] une facture
    [coupon] un bon de réduction
    [compare] comparer des produits
    [recommend] une recommandation
    [stock_size] le stock et les tailles
    [store_policy] les règles de la boutique
    [complaint] une réclamation
    [talk_to_person] parler à une personne
   *[product_search] un produit
}
