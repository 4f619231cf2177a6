### Allgemeines Gespräch. Kurze Sätze: Sie werden gesprochen.

small-talk = { $kind ->
    [greeting] Guten Tag! Ich kann Produkte finden, Pakete verfolgen und Rückgaben annehmen. Was kann ich für Sie tun?
    [thanks] Gern geschehen. Kann ich noch etwas für Sie tun?
    [bye] Auf Wiedersehen, und danke für Ihren Besuch.
    [who] Ich bin Vitrine, der Assistent des Shops, ein Computerprogramm. Ich kann Produkte finden, Auskunft über Bestellungen und Pakete geben und Rückgaben annehmen.
    [how] Mir geht es gut, danke. Was kann ich für Sie tun?
    [ack] Gut. Was kann ich für Sie tun?
   *[nothing] In Ordnung. Ich bin da, wenn Sie etwas brauchen.
}
out-of-scope = Es tut mir leid, das gehört nicht zu meinen Aufgaben. Ich kann Ihnen bei Produkten, Bestellungen, Paketen, Rückgaben und den Regeln des Shops helfen.
unclear = Es tut mir leid, das habe ich nicht verstanden. Sie können mich nach einem Produkt, einer Bestellung, einem Paket, einer Rückgabe oder den Regeln des Shops fragen.
not-here = { $wish ->
    [cancel_order] Es tut mir leid, von hier aus kann ich keine Bestellung stornieren. Ich kann Ihnen sagen, wie es um sie steht, oder eine Rückgabe annehmen, wenn sie angekommen ist.
    [change_order] Es tut mir leid, von hier aus kann ich keine Bestellung ändern. Ich kann Ihnen sagen, wie es um sie steht.
    [invoice] Es tut mir leid, von hier aus kann ich keine Rechnung schicken. Ich kann Ihnen die Bestellung und ihre Summe zeigen.
    [compare] Es tut mir leid, Produkte vergleichen kann ich noch nicht. Fragen Sie mich nach einem davon, dann nenne ich Ihnen Preis und Bestand.
   *[coupon] Es tut mir leid, von hier aus kann ich keine Rabattcodes vergeben oder prüfen. Ich kann etwas in Ihrer Preisklasse suchen.
}
person = Ich verstehe, dass Sie mit einem Menschen sprechen möchten. Von hier aus kann ich Sie nicht verbinden und keine Nachricht weitergeben.
sorry = Die Unannehmlichkeiten tun mir leid.
stuck = Es tut mir leid, ich verstehe es nicht und möchte Ihre Zeit nicht verschwenden. Ein Mensch würde Ihnen besser helfen. Es wurde nichts geändert.
not-understood = Es tut mir leid, das habe ich nicht ganz verstanden.
again = Ich sagte:
nothing-to-repeat = Ich habe noch nichts gesagt. Was kann ich für Sie tun?
only-languages = Im Moment kann ich auf { $languages } antworten.
resume = { $flow ->
    [return] Nun zurück zu Ihrer Rückgabe.
   *[other] Nun zurück zu unserem Anliegen.
}
flow-cancelled = In Ordnung, ich habe abgebrochen. Es wurde nichts geändert.
withdrawn = In Ordnung, ich habe nichts getan. Was soll ich ändern?

ask-topic = Welche Regel möchten Sie wissen: Rückgabe, Versand, Garantie, Zahlung oder Datenschutz?
policy-unknown = Es tut mir leid, dazu habe ich keine Regel, und raten möchte ich nicht. Ich kenne die Regeln zu Rückgabe, Versand, Garantie, Zahlung und Datenschutz.
