### 주문, 배송, 본인 확인. 조사가 받침에 매이지 않도록 쓴다.

identify = 주문을 확인하려면 본인 확인이 필요합니다. 이메일 주소, 또는 성함과 우편번호를 말씀해 주세요.
identify-again = 그 정보로는 고객님을 찾을 수 없습니다. 이메일 주소를 확인하시거나, 성함과 우편번호를 말씀해 주세요.
identify-person = 본인 확인이 되지 않아 주문을 보여 드릴 수 없습니다. 담당자의 확인이 필요합니다.
identify-postal-code = 감사합니다, { $name } 님. 우편번호를 말씀해 주시겠어요?
identify-name = 감사합니다. 성함을 말씀해 주시겠어요?
identify-for-order = 주문 { $order_number } 확인을 위해 이메일 주소, 또는 전화번호 마지막 네 자리를 말씀해 주세요.
identified = 감사합니다, { $name } 님.
identified-now = 이제 주문을 확인할 수 있습니다. 무엇을 도와드릴까요?

no-orders = 고객님 계정에는 아직 주문이 없습니다.
which-order = 어느 주문을 말씀하시나요? 최근 주문 번호는 { $numbers }입니다.
order-not-found = 고객님 계정에서 주문 { $order_number } 건을 찾을 수 없습니다. 번호를 확인하고 다시 말씀해 주세요.
order-state = { $state ->
    [pending] { $ordered_on } 주문 { $order_number } 건은 처리 대기 상태입니다.
    [processed] { $ordered_on } 주문 { $order_number } 건은 포장 중입니다.
    [shipped] { $ordered_on } 주문 { $order_number } 건은 발송되었습니다.
    [delivered] { $ordered_on } 주문 { $order_number } 건은 배송이 완료되었습니다.
    [cancelled] { $ordered_on } 주문 { $order_number } 건은 취소되었습니다.
    [return_requested] { $ordered_on } 주문 { $order_number } 건은 반품이 진행 중입니다.
    [returned] { $ordered_on } 주문 { $order_number } 건은 반품이 완료되었습니다.
    [exchanged] { $ordered_on } 주문 { $order_number } 건은 교환이 완료되었습니다.
   *[refunded] { $ordered_on } 주문 { $order_number } 건은 환불이 완료되었습니다.
}
order-delivered-on = { $delivered_on }에 도착했습니다.
order-expected-on = { $expected_on }까지 도착할 예정입니다.
order-items = 상품은 { $count }개, { $names }이며, 합계는 { $total }입니다.

which-parcel = 배송 중인 소포가 여러 개입니다. 어느 주문을 말씀하시나요, { $choices }?
parcel-state = { $state ->
    [announced] 소포 { $tracking_number } 정보는 { $carrier }에 등록되었고, 아직 인계 전입니다.
    [pending] 소포 { $tracking_number } 정보는 { $carrier }에 등록되었고, 아직 인계 전입니다.
    [in_transit] 소포 { $tracking_number } 상태는 { $carrier } 배송 중입니다.
    [shipped] 소포 { $tracking_number } 상태는 { $carrier } 배송 중입니다.
    [out_for_delivery] 소포 { $tracking_number } 상태는 { $carrier } 배달 중입니다.
    [delivered] 소포 { $tracking_number } 건은 { $carrier } 배송이 완료되었습니다.
    [delayed] { $carrier } 소포 { $tracking_number } 건은 지연되고 있습니다.
    [returned] 소포 { $tracking_number } 건은 { $carrier } 편으로 저희에게 돌아왔습니다.
   *[other] 소포 { $tracking_number } 건은 { $carrier } 편으로 운반됩니다.
}
parcel-last = { $at } 최근 소식입니다: { $text }, { $place }.
parcel-last-here = { $at } 최근 소식입니다: { $text }.
parcel-expected-on = { $expected_on }까지 도착할 예정입니다.
parcel-not-found = 번호 { $tracking_number } 소포를 찾을 수 없습니다. 번호를 확인하고 다시 말씀해 주세요.
parcel-none-yet = 주문 { $order_number } 건에는 아직 소포가 없습니다.
label-conflict = 이 송장에 번호가 여러 개 있습니다: { $choices }. 어느 것인가요?
label-tracking = 송장의 운송장 번호는 { $tracking_number }입니다.
label-tracking-carrier = 송장의 { $carrier } 운송장 번호는 { $tracking_number }입니다.
label-order = 송장의 주문 번호는 { $order_number }입니다.
