### Un texte pour chaque code de kernel.errors. `-details` quand l'erreur donne des chiffres.

error-internal = Je suis désolé, un problème est survenu de notre côté.
error-bad-input = Je suis désolé, je ne peux pas utiliser cela.
error-too-large = Je suis désolé, c'est plus que ce que je peux recevoir en une fois.
error-too-large-details = Je suis désolé, c'est plus que ce que je peux recevoir en une fois. La limite est de { $limit }.
error-undecodable = Je suis désolé, je n'ai pas pu ouvrir ce fichier. Envoyez une photo en JPEG ou PNG, s'il vous plaît.
error-nothing-heard = Je n'ai rien entendu. Répétez, s'il vous plaît, ou écrivez-le.
error-unknown-language = Je suis désolé, je ne parle pas cette langue.
error-unknown-language-details = Je suis désolé, je ne parle pas cette langue ({ $lang }).
error-engine-unavailable = Je suis désolé, cette partie de la boutique ne fonctionne pas pour le moment. Vous pouvez continuer par écrit.
error-engine-failed = Je suis désolé, une phrase m'a échappé. Reposez-moi la question, s'il vous plaît.
error-not-found = Je suis désolé, je ne l'ai pas trouvé.
error-not-allowed = Je suis désolé, je ne peux pas montrer cela sans savoir qui vous êtes.
error-refused = Je suis désolé, les règles de la boutique ne le permettent pas.
error-refused-details = Je suis désolé, les règles de la boutique ne le permettent pas. { return-rule }
error-busy = Je suis désolé, il y a trop de demandes à la fois. Réessayez dans un instant, s'il vous plaît.
error-port-in-use = Je suis désolé, la boutique n'est pas joignable pour le moment.
