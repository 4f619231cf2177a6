var e=["sil","PP","FF","TH","DD","kk","CH","SS","nn","RR","aa","E","I","O","U"];export{e as a};
