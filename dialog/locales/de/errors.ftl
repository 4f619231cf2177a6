### Ein Text für jeden Code von kernel.errors. `-details`, wo der Fehler Zahlen nennt.

error-internal = Es tut mir leid, bei uns ist etwas schiefgegangen.
error-bad-input = Es tut mir leid, damit kann ich nichts anfangen.
error-too-large = Es tut mir leid, das ist mehr, als ich auf einmal aufnehmen kann.
error-too-large-details = Es tut mir leid, das ist mehr, als ich auf einmal aufnehmen kann. Die Grenze liegt bei { $limit }.
error-undecodable = Es tut mir leid, diese Datei konnte ich nicht öffnen. Bitte schicken Sie ein Foto als JPEG oder PNG.
error-nothing-heard = Ich habe nichts gehört. Bitte sagen Sie es noch einmal, oder tippen Sie es.
error-unknown-language = Es tut mir leid, diese Sprache spreche ich nicht.
error-unknown-language-details = Es tut mir leid, diese Sprache spreche ich nicht ({ $lang }).
error-engine-unavailable = Es tut mir leid, dieser Teil des Shops funktioniert gerade nicht. Sie können schriftlich weitermachen.
error-engine-failed = Es tut mir leid, da ist mir ein Satz verloren gegangen. Bitte fragen Sie mich noch einmal.
error-not-found = Es tut mir leid, das habe ich nicht gefunden.
error-not-allowed = Es tut mir leid, das darf ich nicht zeigen, ohne zu wissen, wer Sie sind.
error-refused = Es tut mir leid, die Regeln des Shops lassen das nicht zu.
error-refused-details = Es tut mir leid, die Regeln des Shops lassen das nicht zu. { return-rule }
error-busy = Es tut mir leid, gerade fragen zu viele auf einmal. Bitte versuchen Sie es gleich noch einmal.
error-port-in-use = Es tut mir leid, der Shop ist gerade nicht erreichbar.
