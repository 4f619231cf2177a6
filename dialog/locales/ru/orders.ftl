### Заказы, посылки и кто говорит.

identify = Чтобы посмотреть ваши заказы, мне нужно знать, кто вы. Назовите вашу электронную почту или имя и почтовый индекс.
identify-again = По этим данным найти вас не удалось. Проверьте адрес электронной почты или назовите имя и почтовый индекс.
identify-person = Подтвердить, кто вы, не удалось, поэтому показать здесь заказы нельзя. Это должен проверить человек.
identify-postal-code = Спасибо, { $name }. А ваш почтовый индекс, пожалуйста?
identify-name = Спасибо. А как вас зовут?
identify-for-order = Чтобы открыть заказ { $order_number }, назовите электронную почту или последние четыре цифры телефона.
identified = Спасибо, { $name }.
identified-now = Теперь ваши заказы видны. Чем могу помочь?

no-orders = В вашем аккаунте пока нет заказов.
which-order = О каком заказе речь? Последние заказы: { $numbers }.
order-not-found = В вашем аккаунте нет заказа { $order_number }. Проверьте, пожалуйста, номер и назовите его ещё раз.
order-state = { $state ->
    [pending] Заказ { $order_number } от { $ordered_on } ждёт обработки.
    [processed] Заказ { $order_number } от { $ordered_on } собирается.
    [shipped] Заказ { $order_number } от { $ordered_on } отправлен.
    [delivered] Заказ { $order_number } от { $ordered_on } доставлен.
    [cancelled] Заказ { $order_number } от { $ordered_on } отменён.
    [return_requested] По заказу { $order_number } от { $ordered_on } оформляется возврат.
    [returned] Заказ { $order_number } от { $ordered_on } возвращён.
    [exchanged] По заказу { $order_number } от { $ordered_on } сделан обмен.
   *[refunded] За заказ { $order_number } от { $ordered_on } деньги возвращены.
}
order-delivered-on = Он пришёл { $delivered_on }.
order-expected-on = Он должен прийти не позднее { $expected_on }.
order-items = { $count ->
    [1] В заказе: { $names }. Всего { $total }.
    [one] В заказе { $count } товар: { $names }. Всего { $total }.
    [few] В заказе { $count } товара: { $names }. Всего { $total }.
   *[many] В заказе { $count } товаров: { $names }. Всего { $total }.
}

which-parcel = В пути несколько посылок. О каком заказе речь: { $choices }?
parcel-state = { $state ->
    [announced] Посылка { $tracking_number } зарегистрирована в { $carrier }, но ещё не передана туда.
    [pending] Посылка { $tracking_number } зарегистрирована в { $carrier }, но ещё не передана туда.
    [in_transit] Посылка { $tracking_number } в пути, её везёт { $carrier }.
    [shipped] Посылка { $tracking_number } в пути, её везёт { $carrier }.
    [out_for_delivery] Посылка { $tracking_number } у курьера { $carrier }.
    [delivered] Посылка { $tracking_number } доставлена, перевозчик: { $carrier }.
    [delayed] Посылка { $tracking_number } задерживается, перевозчик: { $carrier }.
    [returned] Посылка { $tracking_number } вернулась к нам, перевозчик: { $carrier }.
   *[other] Посылку { $tracking_number } везёт { $carrier }.
}
parcel-last = Последнее известие, { $at }: { $text }, { $place }.
parcel-last-here = Последнее известие, { $at }: { $text }.
parcel-expected-on = Она должна прийти не позднее { $expected_on }.
parcel-not-found = Посылка с номером { $tracking_number } не нашлась. Проверьте, пожалуйста, номер и назовите его ещё раз.
parcel-none-yet = По заказу { $order_number } посылки ещё нет.
label-conflict = На этикетке несколько номеров: { $choices }. Какой из них нужен?
label-tracking = На этикетке трек-номер { $tracking_number }.
label-tracking-carrier = На этикетке трек-номер { $carrier } { $tracking_number }.
label-order = На этикетке номер заказа { $order_number }.
