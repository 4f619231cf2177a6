### Что делается с заказом после покупки, советы до неё и то, что решает человек.

this-item = Речь о товаре «{ $item_name }» из заказа { $order_number }.
this-order = Речь о заказе { $order_number }: { $names }?
no-such-item = Среди ваших заказов я этого не нахожу.
pending-none = Ни один из ваших заказов уже нельзя отменить или изменить.
return-which-order = Вернуть можно эти заказы: { $numbers }. Какой из них?
return-none-open = Сейчас ни один из ваших заказов нельзя вернуть.
not-possible = К сожалению, это невозможно.

cancel-confirm = Я отменю заказ { $order_number }: { $names }. Сумма { $refund } вернётся тем же способом, которым вы платили. Оформить? Скажите, пожалуйста, да или нет.
cancel-done = Заказ { $order_number } отменён.
cancel-return-later = Когда он придёт, я смогу оформить возврат.
cancel-refund = Сумма { $refund } вернётся тем же способом, которым вы платили.

change-ask-kind = Что изменить: адрес, товар или оплату?
change-ask-address = Куда отправить? Назовите улицу и дом, город и индекс через запятую.
change-address-unclear = К сожалению, я не смог прочитать этот адрес.
change-address-confirm = Заказ { $order_number } отправится по адресу: { $address }. Оформить? Скажите, пожалуйста, да или нет.
change-address-done = Новый адрес заказа { $order_number }: { $city }.
change-ask-variant = Что вы хотите вместо товара «{ $item_name }»: { $choices }?
change-no-variant = Других вариантов товара «{ $item_name }» в наличии нет.
change-items-confirm = В заказе { $order_number } вместо товара «{ $item_name }» будет { $variant }. Разница в цене учитывается тем же способом, которым вы платили. Оформить? Скажите, пожалуйста, да или нет.
change-items-done = Заказ { $order_number } изменён. Теперь его сумма { $total }.
change-ask-payment = Как вы хотите заплатить: { $choices }?
change-payment-confirm = Новый способ оплаты заказа { $order_number }: { $payment_label }, прежняя оплата вернётся. Оформить? Скажите, пожалуйста, да или нет.
change-payment-done = Способ оплаты заказа { $order_number } теперь: { $payment }.

refund-none = Я не вижу ни одного возврата.
refund-state = { $state ->
    [requested] Возврат { $return_id } оформлен: { $item_name }. Мы ждём посылку.
    [received] Возврат { $return_id } пришёл к нам: { $item_name }.
   *[closed] Возврат { $return_id } завершён: { $item_name }.
}
refund-amount = { $state ->
    [closed] Сумма { $refund } возвращена.
   *[other] Вам вернётся { $refund }.
}

warranty-none = Ни один из ваших заказов ещё не доставлен.
warranty-until = Гарантия на товар «{ $item_name }» действует до { $until }.

invoice-confirm = Я выставлю счёт по заказу { $order_number }. Оформить? Скажите, пожалуйста, да или нет.
invoice-done = Вот ваш счёт { $invoice_id }.

coupon-none = Сейчас для вас нет купонов.
coupon-one = Купон { $code } даёт скидку { $worth }.
coupon-until = Он действует до { $expires_on }.

compare-which = Какие два товара сравнить? Сначала найдите их или назовите.
compare-prices = { $first } стоит { $first_price }, а { $second } стоит { $second_price }.
compare-attribute = { $name }: у первого { $first }, у второго { $second }.
compare-same = Других отличий я не знаю.
recommend-intro = Я бы посоветовал эти товары.

stock-size = { $stock ->
    [0] { $name }: размер { $size } распродан.
   *[other] { $name }: размер { $size }, в наличии { $stock }.
}
stock-sizes = Есть такие размеры: { $sizes }.
stock-no-size = { $name }: размера { $size } нет.

complaint-sorry = Мне очень жаль. Этого не должно было случиться.
goodwill-confirm = В знак извинения я могу дать вам купон на следующий заказ. Хотите? Скажите, пожалуйста, да или нет.
goodwill-done = Вот ваш купон: { $code }, на сумму { $amount }, действует до { $expires_on }.

ticket-confirm = Я могу передать это человеку: открою обращение с кратким содержанием нашего разговора. Оформить? Скажите, пожалуйста, да или нет.
ticket-done = Обращение открыто. Его номер { $ticket_id }.

clarify = Уточню. Вы имеете в виду: { $choices }?
wish = { $wish ->
    [order_status] состояние заказа
    [parcel_tracking] где посылка
    [cancel_order] отмена заказа
    [change_order] изменение заказа
    [return] возврат
    [exchange] обмен
    [refund_status] возврат денег
    [warranty_repair] ремонт
    [invoice] счёт
    [coupon] купон
    [compare] сравнение товаров
    [recommend] совет по выбору
    [stock_size] наличие и размеры
    [store_policy] правила магазина
    [complaint] жалоба
    [talk_to_person] разговор с человеком
   *[product_search] товар
}
