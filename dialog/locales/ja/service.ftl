### ご注文後のお手続き、お買い物の相談、担当者へのお取り次ぎ。

this-item = ご注文 { $order_number } の{ $item_name }ですね。
this-order = ご注文 { $order_number }（{ $names }）のことでしょうか？
no-such-item = ご注文の中に、その商品は見つかりませんでした。
pending-none = 現在キャンセルや変更ができるご注文はございません。
return-which-order = ご返品いただけるご注文は { $numbers } です。どちらでしょうか？
return-none-open = 現在ご返品いただけるご注文はございません。
not-possible = 申し訳ございませんが、承ることができません。

cancel-confirm = ご注文 { $order_number }（{ $names }）をキャンセルします。{ $refund } はお支払い方法へ返金されます。お手続きしてよろしいですか？「はい」か「いいえ」でお答えください。
cancel-done = ご注文 { $order_number } をキャンセルしました。
cancel-return-later = 商品が届きましたら、ご返品を承ります。
cancel-refund = { $refund } はお支払い方法へ返金されます。

change-ask-kind = 何を変更いたしましょうか？お届け先、商品、お支払い方法のどれでしょうか？
change-ask-address = 新しいお届け先を教えてください。番地、市区町村、郵便番号を読点で区切ってお願いいたします。
change-address-unclear = 申し訳ございません、住所を読み取れませんでした。
change-address-confirm = ご注文 { $order_number } のお届け先を { $address } に変更します。お手続きしてよろしいですか？「はい」か「いいえ」でお答えください。
change-address-done = ご注文 { $order_number } のお届け先は{ $city }になりました。
change-ask-variant = { $item_name }の代わりにどちらになさいますか：{ $choices }？
change-no-variant = { $item_name }は、ほかの種類の在庫がございません。
change-items-confirm = ご注文 { $order_number } の{ $item_name }を{ $variant }に変更します。差額はお支払い方法で精算されます。お手続きしてよろしいですか？「はい」か「いいえ」でお答えください。
change-items-done = ご注文 { $order_number } を変更しました。合計は { $total } です。
change-ask-payment = どのお支払い方法になさいますか：{ $choices }？
change-payment-confirm = ご注文 { $order_number } のお支払いを { $payment_label } に変更し、先のお支払いは返金します。お手続きしてよろしいですか？「はい」か「いいえ」でお答えください。
change-payment-done = ご注文 { $order_number } のお支払いは { $payment } になりました。

refund-none = ご返品のお手続きは見つかりませんでした。
refund-state = { $state ->
    [requested] 返品番号 { $return_id } は受付済みです：{ $item_name }。商品の到着をお待ちしております。
    [received] 返品番号 { $return_id } の商品は当店に到着しました：{ $item_name }。
   *[closed] 返品番号 { $return_id } のお手続きは完了しました：{ $item_name }。
}
refund-amount = { $state ->
    [closed] { $refund } を返金いたしました。
   *[other] { $refund } を返金いたします。
}

warranty-none = まだお届けが済んだご注文はございません。
warranty-until = { $item_name }の保証期間は{ $until }までです。

invoice-confirm = ご注文 { $order_number } の請求書をお出しします。お手続きしてよろしいですか？「はい」か「いいえ」でお答えください。
invoice-done = 請求書 { $invoice_id } をお出ししました。

coupon-none = 現在お使いいただけるクーポンはございません。
coupon-one = クーポン { $code } は { $worth } 引きです。
coupon-until = 有効期限は{ $expires_on }です。

compare-which = どの二つの商品を比べましょうか？先に商品を探すか、商品名をお聞かせください。
compare-prices = { $first }は { $first_price }、{ $second }は { $second_price } です。
compare-attribute = { $name }：一つ目は{ $first }、二つ目は{ $second }です。
compare-same = そのほかの違いはございません。
recommend-intro = こちらがおすすめです。

stock-size = { $stock ->
    [0] { $name }のサイズ { $size } は売り切れです。
   *[other] { $name }のサイズ { $size } の在庫は { $stock } 点です。
}
stock-sizes = サイズは { $sizes } がございます。
stock-no-size = { $name }にサイズ { $size } はございません。

complaint-sorry = ご不快な思いをおかけし、誠に申し訳ございません。
goodwill-confirm = お詫びとして、次回のお買い物でお使いいただけるクーポンを差し上げます。お受け取りになりますか？「はい」か「いいえ」でお答えください。
goodwill-done = クーポンはこちらです：{ $code }、{ $amount } 引き、有効期限は{ $expires_on }です。

ticket-confirm = 担当者にお取り次ぎします。ここまでの内容をまとめて受付票を作成します。お手続きしてよろしいですか？「はい」か「いいえ」でお答えください。
ticket-done = 受付票を作成しました。番号は { $ticket_id } です。

clarify = 確認させてください。{ $choices }のことでしょうか？
wish = { $wish ->
    [order_status] ご注文の状況
    [parcel_tracking] 荷物の追跡
    [cancel_order] ご注文のキャンセル
    [change_order] ご注文の変更
    [return] 返品
    [exchange] 交換
    [refund_status] 返金の状況
    [warranty_repair] 修理
    [invoice] 請求書
    [coupon] クーポン
    [compare] 商品の比較
    [recommend] おすすめの商品
    [stock_size] 在庫とサイズ
    [store_policy] 当店の規定
    [complaint] 苦情
    [talk_to_person] 担当者への取り次ぎ
   *[product_search] 商品探し
}
