### kernel.errors のコードごとに一文。

error-internal = 申し訳ございません、こちらで問題が発生いたしました。
error-bad-input = 申し訳ございません、その内容はお受けできません。
error-too-large = 申し訳ございません、一度にお受けできる量を超えております。
error-too-large-details = 申し訳ございません、一度にお受けできる量を超えております。上限は { $limit } です。
error-undecodable = 申し訳ございません、ファイルを開けませんでした。JPEG または PNG の写真をお送りください。
error-nothing-heard = お声が聞こえませんでした。もう一度お話しいただくか、文字でご入力ください。
error-unknown-language = 申し訳ございません、その言語には対応しておりません。
error-unknown-language-details = 申し訳ございません、その言語（{ $lang }）には対応しておりません。
error-engine-unavailable = 申し訳ございません、この機能はただいまご利用になれません。文字でのご入力は続けていただけます。
error-engine-failed = 申し訳ございません、途中で一文を失ってしまいました。もう一度お尋ねください。
error-not-found = 申し訳ございません、見つかりませんでした。
error-not-allowed = 申し訳ございません、ご本人の確認ができるまでお見せできません。
error-refused = 申し訳ございません、当店の規定によりお受けできません。
error-refused-details = 申し訳ございません、当店の規定によりお受けできません。{ return-rule }
error-busy = 申し訳ございません、ただいま大変混み合っております。しばらくしてからもう一度お試しください。
error-port-in-use = 申し訳ございません、ただいま店舗につながりません。
