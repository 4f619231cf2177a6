### 주문 후의 처리, 쇼핑 상담, 담당자 연결.

this-item = 주문 { $order_number }의 { $item_name } 말씀이시군요.
this-order = 주문 { $order_number }({ $names }) 말씀이신가요?
no-such-item = 고객님의 주문에서 그 상품을 찾지 못했습니다.
pending-none = 지금 취소하거나 변경할 수 있는 주문이 없습니다.
return-which-order = 반품할 수 있는 주문은 { $numbers }입니다. 어느 주문인가요?
return-none-open = 지금 반품할 수 있는 주문이 없습니다.
not-possible = 죄송하지만 처리해 드릴 수 없습니다.

cancel-confirm = 주문 { $order_number }({ $names })을 취소합니다. { $refund }은 결제하신 방법으로 환불됩니다. 진행할까요? 예 또는 아니요로 답해 주세요.
cancel-done = 주문 { $order_number }이 취소되었습니다.
cancel-return-later = 상품을 받으신 후 반품을 접수해 드릴 수 있습니다.
cancel-refund = { $refund }은 결제하신 방법으로 환불됩니다.

change-ask-kind = 무엇을 변경할까요? 주소, 상품, 결제 방법 중에서 말씀해 주세요.
change-ask-address = 새 주소를 말씀해 주세요. 도로명과 번지, 도시, 우편번호를 쉼표로 구분해 주세요.
change-address-unclear = 죄송합니다, 주소를 알아보지 못했습니다.
change-address-confirm = 주문 { $order_number }의 배송지를 { $address }(으)로 변경합니다. 진행할까요? 예 또는 아니요로 답해 주세요.
change-address-done = 주문 { $order_number }의 배송지가 { $city }(으)로 변경되었습니다.
change-ask-variant = { $item_name } 대신 어느 것으로 하시겠어요: { $choices }?
change-no-variant = { $item_name }의 다른 종류는 재고가 없습니다.
change-items-confirm = 주문 { $order_number }의 { $item_name }을 { $variant }(으)로 변경합니다. 차액은 결제하신 방법으로 정산됩니다. 진행할까요? 예 또는 아니요로 답해 주세요.
change-items-done = 주문 { $order_number }이 변경되었습니다. 총액은 { $total }입니다.
change-ask-payment = 어떤 방법으로 결제하시겠어요: { $choices }?
change-payment-confirm = 주문 { $order_number }의 결제를 { $payment_label }(으)로 변경하고, 이전 결제는 환불합니다. 진행할까요? 예 또는 아니요로 답해 주세요.
change-payment-done = 주문 { $order_number }의 결제 방법이 { $payment }(으)로 변경되었습니다.

refund-none = 반품 내역을 찾지 못했습니다.
refund-state = { $state ->
    [requested] 반품 { $return_id }이 접수되었습니다: { $item_name }. 상품이 도착하기를 기다리고 있습니다.
    [received] 반품 { $return_id }의 상품이 저희에게 도착했습니다: { $item_name }.
   *[closed] 반품 { $return_id }의 처리가 끝났습니다: { $item_name }.
}
refund-amount = { $state ->
    [closed] { $refund }을 환불해 드렸습니다.
   *[other] { $refund }을 환불해 드립니다.
}

warranty-none = 아직 배송이 완료된 주문이 없습니다.
warranty-until = { $item_name }의 보증 기간은 { $until }까지입니다.

invoice-confirm = 주문 { $order_number }의 청구서를 발행해 드립니다. 진행할까요? 예 또는 아니요로 답해 주세요.
invoice-done = 청구서 { $invoice_id }을 발행했습니다.

coupon-none = 지금 사용하실 수 있는 쿠폰이 없습니다.
coupon-one = 쿠폰 { $code }은 { $worth } 할인됩니다.
coupon-until = { $expires_on }까지 사용하실 수 있습니다.

compare-which = 어떤 두 상품을 비교할까요? 먼저 상품을 찾거나 이름을 말씀해 주세요.
compare-prices = { $first }의 가격은 { $first_price }, { $second }의 가격은 { $second_price }입니다.
compare-attribute = { $name }: 첫 번째는 { $first }, 두 번째는 { $second }입니다.
compare-same = 그 밖의 차이는 없습니다.
recommend-intro = 이 상품들을 추천해 드립니다.

stock-size = { $stock ->
    [0] { $name } { $size } 사이즈는 품절되었습니다.
   *[other] { $name } { $size } 사이즈는 재고가 { $stock }개 있습니다.
}
stock-sizes = 사이즈는 { $sizes }이 있습니다.
stock-no-size = { $name }에는 { $size } 사이즈가 없습니다.

complaint-sorry = 불편을 드려 정말 죄송합니다.
goodwill-confirm = 사과의 뜻으로 다음 주문에 쓰실 수 있는 쿠폰을 드리겠습니다. 받으시겠어요? 예 또는 아니요로 답해 주세요.
goodwill-done = 쿠폰입니다: { $code }, { $amount } 할인, { $expires_on }까지 사용하실 수 있습니다.

ticket-confirm = 담당자에게 전달해 드릴 수 있습니다. 대화 요약과 함께 상담 접수를 하겠습니다. 진행할까요? 예 또는 아니요로 답해 주세요.
ticket-done = 상담이 접수되었습니다. 번호는 { $ticket_id }입니다.

clarify = 확인하겠습니다. { $choices } 말씀이신가요?
wish = { $wish ->
    [order_status] 주문 상태
    [parcel_tracking] 배송 조회
    [cancel_order] 주문 취소
    [change_order] 주문 변경
    [return] 반품
    [exchange] 교환
    [refund_status] 환불 진행 상황
    [warranty_repair] 수리
    [invoice] 청구서
    [coupon] 쿠폰
    [compare] 상품 비교
    [recommend] 상품 추천
    [stock_size] 재고와 사이즈
    [store_policy] 매장 규정
    [complaint] 불만 접수
    [talk_to_person] 담당자 연결
   *[product_search] 상품 찾기
}
