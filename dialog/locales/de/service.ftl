### Was nach dem Kauf mit einer Bestellung geschieht, Rat davor, und was Menschen überlassen bleibt.

this-item = Sie meinen { $item_name } aus der Bestellung { $order_number }.
this-order = Geht es um die Bestellung { $order_number } mit { $names }?
no-such-item = Das finde ich nicht unter Ihren Bestellungen.
pending-none = Keine Ihrer Bestellungen lässt sich noch stornieren oder ändern.
return-which-order = Diese Bestellungen können zurückgegeben werden: { $numbers }. Welche meinen Sie?
return-none-open = Zurzeit kann keine Ihrer Bestellungen zurückgegeben werden.
not-possible = Es tut mir leid, das ist nicht möglich.

cancel-confirm = Ich storniere die Bestellung { $order_number } mit { $names }. { $refund } gehen auf dem Weg zurück, auf dem Sie bezahlt haben. Soll ich das tun? Bitte sagen Sie Ja oder Nein.
cancel-done = Die Bestellung { $order_number } ist storniert.
cancel-return-later = Sobald sie angekommen ist, kann ich eine Rückgabe aufnehmen.
cancel-refund = { $refund } gehen auf dem Weg zurück, auf dem Sie bezahlt haben.

change-ask-kind = Was soll ich ändern: die Adresse, einen Artikel oder die Zahlung?
change-ask-address = Wohin soll sie gehen? Bitte nennen Sie Straße und Hausnummer, Ort und Postleitzahl, mit Kommas dazwischen.
change-address-unclear = Es tut mir leid, diese Adresse konnte ich nicht lesen.
change-address-confirm = Die Bestellung { $order_number } geht an diese Adresse: { $address }. Soll ich das tun? Bitte sagen Sie Ja oder Nein.
change-address-done = Die Bestellung { $order_number } geht jetzt nach { $city }.
change-ask-variant = Was möchten Sie statt { $item_name }: { $choices }?
change-no-variant = Von { $item_name } ist nichts anderes auf Lager.
change-items-confirm = In der Bestellung { $order_number } wird { $item_name } zu { $variant }. Ein Preisunterschied wird auf dem Weg verrechnet, auf dem Sie bezahlt haben. Soll ich das tun? Bitte sagen Sie Ja oder Nein.
change-items-done = Die Bestellung { $order_number } ist geändert. Ihre Summe beträgt jetzt { $total }.
change-ask-payment = Wie möchten Sie bezahlen: { $choices }?
change-payment-confirm = Die Bestellung { $order_number } wird mit { $payment_label } bezahlt, und die frühere Zahlung geht zurück. Soll ich das tun? Bitte sagen Sie Ja oder Nein.
change-payment-done = Die Bestellung { $order_number } wird jetzt mit { $payment } bezahlt.

refund-none = Ich sehe keine Rückgabe.
refund-state = { $state ->
    [requested] Die Rückgabe { $return_id } ist aufgenommen: { $item_name }. Wir warten auf das Paket.
    [received] Die Rückgabe { $return_id } ist bei uns eingetroffen: { $item_name }.
   *[closed] Die Rückgabe { $return_id } ist abgeschlossen: { $item_name }.
}
refund-amount = { $state ->
    [closed] { $refund } wurden erstattet.
   *[other] Sie bekommen { $refund } zurück.
}

warranty-none = Noch keine Ihrer Bestellungen ist angekommen.
warranty-until = Die Garantie für { $item_name } gilt bis { $until }.

invoice-confirm = Ich stelle Ihnen die Rechnung zur Bestellung { $order_number } aus. Soll ich das tun? Bitte sagen Sie Ja oder Nein.
invoice-done = Hier ist Ihre Rechnung { $invoice_id }.

coupon-none = Zurzeit gibt es keinen Gutschein für Sie.
coupon-one = Der Gutschein { $code } ist { $worth } wert.
coupon-until = Er gilt bis { $expires_on }.

compare-which = Welche zwei Produkte soll ich vergleichen? Suchen Sie zuerst welche, oder nennen Sie sie.
compare-prices = { $first } kostet { $first_price }, und { $second } kostet { $second_price }.
compare-attribute = { $name }: { $first } beim ersten, { $second } beim zweiten.
compare-same = Einen anderen Unterschied kenne ich nicht.
recommend-intro = Diese empfehle ich Ihnen.

stock-size = { $stock ->
    [0] { $name } ist in Größe { $size } ausverkauft.
   *[other] { $name } in Größe { $size }: { $stock } auf Lager.
}
stock-sizes = Es gibt diese Größen: { $sizes }.
stock-no-size = { $name } gibt es nicht in Größe { $size }.

complaint-sorry = Das tut mir sehr leid. Das hätte nicht passieren dürfen.
goodwill-confirm = Als Entschuldigung kann ich Ihnen einen Gutschein für Ihre nächste Bestellung geben. Möchten Sie ihn? Bitte sagen Sie Ja oder Nein.
goodwill-done = Das ist Ihr Gutschein: { $code }, im Wert von { $amount }, gültig bis { $expires_on }.

ticket-confirm = Ich kann das an einen Menschen weitergeben: Ich lege ein Ticket mit einer Zusammenfassung unseres Gesprächs an. Soll ich das tun? Bitte sagen Sie Ja oder Nein.
ticket-done = Ihr Ticket ist angelegt. Seine Nummer ist { $ticket_id }.

clarify = Ich möchte sichergehen. Meinen Sie: { $choices }?
wish = { $wish ->
    [order_status] den Stand einer Bestellung
    [parcel_tracking] wo ein Paket ist
    [cancel_order] eine Bestellung stornieren
    [change_order] eine Bestellung ändern
    [return] eine Rückgabe
    [exchange] einen Umtausch
    [refund_status] eine Erstattung
    [warranty_repair] eine Reparatur
    [invoice] eine Rechnung
    [coupon] einen Gutschein
    [compare] Produkte vergleichen
    [recommend] eine Empfehlung
    [stock_size] Bestand und Größen
    [store_policy] die Regeln des Shops
    [complaint] eine Beschwerde
    [talk_to_person] mit einem Menschen sprechen
   *[product_search] ein Produkt
}
