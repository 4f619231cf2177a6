### Rückgaben, Umtausch und Reparaturen.

return-which-item = Um welchen Artikel der Bestellung { $order_number } geht es: { $choices }?
return-refused = Es tut mir leid, dieser Artikel kann nicht zurückgegeben werden.
return-rule = { $rule ->
    [not-delivered] Die Bestellung ist noch nicht angekommen.
    [cancelled] Die Bestellung wurde storniert.
    [already-returned] Dafür gibt es schon eine Rückgabe.
    [window-closed] Die Rückgabefrist endete am { $window_ends_on }.
    [warranty-ended] Die Garantie endete am { $warranty_ends_on }.
    [warranty-no-refund] Die Rückgabefrist ist vorbei. Im Rahmen der Garantie reparieren wir oder tauschen um.
    [final-sale] Das ist ein Ausverkaufsartikel, den wir nur bei einem Mangel zurücknehmen.
    [hygiene-opened] Hygieneartikel nehmen wir nur ungeöffnet zurück.
   *[out-of-stock] Es ist ausverkauft und kann deshalb nicht umgetauscht werden.
}
return-not-for-reason = Es tut mir leid, aus diesem Grund können wir den Artikel nicht zurücknehmen. Er müsste einen Mangel haben.
return-ask-unopened = Das ist ein Hygieneartikel, den wir nur ungeöffnet zurücknehmen. Ist das Siegel noch unversehrt?
return-ask-issue = Was ist der Grund: beschädigt, defekt, falscher Artikel, falsche Größe, oder haben Sie es sich anders überlegt?
return-ask-evidence = Bitte beschreiben Sie den Mangel, oder schicken Sie mir ein Foto.
return-ask-resolution = Möchten Sie eine Erstattung, einen Umtausch oder eine Reparatur?
return-ask-refund-method = Soll die Erstattung auf Ihr ursprüngliches Zahlungsmittel oder auf eine Geschenkkarte gehen?
return-issue = { $issue_type ->
    [damaged] beschädigt
    [defective] defekt
    [wrong_item] falscher Artikel
    [not_as_described] nicht wie beschrieben
    [too_small] zu klein
    [too_large] zu groß
    [changed_mind] anders überlegt
    [missing_parts] fehlende Teile
   *[other] ein anderer Grund
}
return-confirm = { $wanted_resolution ->
    [refund] Ich melde diese Rückgabe an: { $item_name } aus der Bestellung { $order_number }. Der Grund ist: { return-issue }. Sie bekommen eine Erstattung auf { $refund_method ->
        [gift_card] eine Geschenkkarte
       *[original_payment] Ihr ursprüngliches Zahlungsmittel
    }. Soll ich das tun? Bitte sagen Sie ja oder nein.
    [exchange] Ich melde diesen Umtausch an: { $item_name } aus der Bestellung { $order_number }. Der Grund ist: { return-issue }. Soll ich das tun? Bitte sagen Sie ja oder nein.
   *[repair] Ich melde diese Reparatur an: { $item_name } aus der Bestellung { $order_number }. Der Grund ist: { return-issue }. Soll ich das tun? Bitte sagen Sie ja oder nein.
}
return-done = Ihre Rückgabe ist angemeldet. Die Rückgabenummer ist { $return_id }.
return-done-refund = Sie bekommen { $refund } zurück, sobald der Artikel bei uns ist.
return-parcel-unknown = Ein Paket mit der Nummer { $tracking_number } sehe ich noch nicht.
