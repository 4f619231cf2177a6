### One text for every code of kernel.errors. `-details` where the error names figures.

error-internal = I'm sorry, something went wrong on our side.
error-bad-input = I'm sorry, I cannot use that.
error-too-large = I'm sorry, that is more than I can take at once.
error-too-large-details = I'm sorry, that is more than I can take at once. The limit is { $limit }.
error-undecodable = I'm sorry, I could not open that file. Please send a photo as JPEG or PNG.
error-nothing-heard = I did not hear anything. Please say it again, or type it.
error-unknown-language = I'm sorry, I do not speak that language.
error-unknown-language-details = I'm sorry, I do not speak that language ({ $lang }).
error-engine-unavailable = I'm sorry, this part of the shop is not working at the moment. You can go on by typing.
error-engine-failed = I'm sorry, I lost a sentence there. Please ask me again.
error-not-found = I'm sorry, I could not find that.
error-not-allowed = I'm sorry, I may not show that without knowing who you are.
error-refused = I'm sorry, the rules of the shop do not allow that.
error-refused-details = I'm sorry, the rules of the shop do not allow that. { return-rule }
error-busy = I'm sorry, too many people are asking at once. Please try again in a moment.
error-port-in-use = I'm sorry, the shop cannot be reached at the moment.
