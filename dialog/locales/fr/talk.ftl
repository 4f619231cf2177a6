### Conversation générale. Des phrases courtes : elles sont dites à voix haute.

small-talk = { $kind ->
    [greeting] Bonjour ! Je peux trouver des produits, suivre des colis et prendre des retours. Que puis-je faire pour vous ?
    [thanks] Je vous en prie. Puis-je faire autre chose pour vous ?
    [bye] Au revoir, et merci de votre visite.
    [who] Je suis Vitrine, l'assistant de la boutique, un programme informatique. Je peux trouver des produits, vous renseigner sur vos commandes et vos colis, et prendre des retours.
    [how] Très bien, merci. Que puis-je faire pour vous ?
    [ack] D'accord. Que puis-je faire pour vous ?
   *[nothing] D'accord. Je reste à votre disposition.
}
out-of-scope = Je suis désolé, cela dépasse ce que je peux faire. Je peux vous aider pour les produits, les commandes, les colis, les retours et les règles de la boutique.
unclear = Je suis désolé, je n'ai pas compris. Vous pouvez me demander un produit, une commande, un colis, un retour ou les règles de la boutique.
not-here = { $wish ->
    [cancel_order] Je suis désolé, je ne peux pas annuler de commande ici. Je peux vous dire où elle en est, ou prendre un retour une fois qu'elle est arrivée.
    [change_order] Je suis désolé, je ne peux pas modifier de commande ici. Je peux vous dire où elle en est.
    [invoice] Je suis désolé, je ne peux pas envoyer de facture ici. Je peux vous montrer la commande et son total.
    [compare] Je suis désolé, je ne peux pas encore comparer des produits. Demandez-moi l'un d'eux, et je vous dirai son prix et son stock.
   *[coupon] Je suis désolé, je ne peux ni donner ni vérifier de code de réduction ici. Je peux chercher quelque chose dans votre budget.
}
person = Je comprends que vous souhaitez parler à une personne. Je ne peux pas vous mettre en relation ni transmettre de message d'ici.
sorry = Je suis désolé pour ce désagrément.
stuck = Je suis désolé, je ne comprends pas, et je ne veux pas vous faire perdre votre temps. Une personne vous aiderait mieux. Rien n'a été modifié.
not-understood = Je suis désolé, je n'ai pas bien compris.
again = J'ai dit :
nothing-to-repeat = Je n'ai encore rien dit. Que puis-je faire pour vous ?
only-languages = Pour l'instant, je peux répondre en { $languages }.
resume = { $flow ->
    [return] Revenons à votre retour.
   *[other] Revenons à ce que nous faisions.
}
flow-cancelled = D'accord, j'arrête là. Rien n'a été modifié.
withdrawn = D'accord, je n'ai rien fait. Que dois-je changer ?

ask-topic = Quelle règle voulez-vous connaître : retours, livraison, garantie, paiement ou vie privée ?
policy-unknown = Je suis désolé, je n'ai pas de règle à ce sujet, et je préfère ne pas deviner. Je connais celles sur les retours, la livraison, la garantie, le paiement et la vie privée.
