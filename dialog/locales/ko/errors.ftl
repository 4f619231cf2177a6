### kernel.errors 코드마다 한 문장.

error-internal = 죄송합니다, 저희 쪽에 문제가 생겼습니다.
error-bad-input = 죄송합니다, 그 내용은 처리할 수 없습니다.
error-too-large = 죄송합니다, 한 번에 받을 수 있는 양을 넘었습니다.
error-too-large-details = 죄송합니다, 한 번에 받을 수 있는 양을 넘었습니다. 한도는 { $limit }입니다.
error-undecodable = 죄송합니다, 파일을 열 수 없습니다. JPEG 또는 PNG 사진을 보내 주세요.
error-nothing-heard = 말씀이 들리지 않았습니다. 다시 말씀하시거나 글로 입력해 주세요.
error-unknown-language = 죄송합니다, 그 언어는 지원하지 않습니다.
error-unknown-language-details = 죄송합니다, 그 언어({ $lang })는 지원하지 않습니다.
error-engine-unavailable = 죄송합니다, 이 기능은 지금 사용할 수 없습니다. 글로 계속 입력하실 수 있습니다.
error-engine-failed = 죄송합니다, 문장 하나를 놓쳤습니다. 다시 물어봐 주세요.
error-not-found = 죄송합니다, 찾을 수 없습니다.
error-not-allowed = 죄송합니다, 본인 확인 전에는 보여 드릴 수 없습니다.
error-refused = 죄송합니다, 매장 규정상 처리할 수 없습니다.
error-refused-details = 죄송합니다, 매장 규정상 처리할 수 없습니다. { return-rule }
error-busy = 죄송합니다, 지금 문의가 많습니다. 잠시 후 다시 시도해 주세요.
error-port-in-use = 죄송합니다, 지금 매장에 연결할 수 없습니다.
