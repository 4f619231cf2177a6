import{a as Et}from"./chunk-E6YSNRHM.js";import{$ as yi,A as xt,Aa as Fi,B as yt,D as B,E as ce,F as Q,G as F,H as C,I as Ei,J as Qe,K as H,L as Ti,M as V,N as ve,O as Ee,P as Te,Q as ne,R as Ne,S as Ke,T as Mi,U as se,V as Ze,W as Ri,X as K,Y as $e,Z as oe,_ as xi,a as li,aa as wi,b as ui,ba as Ai,c as He,ca as Si,d as Xe,da as wt,e as ci,ea as z,f as di,fa as bi,g as Tt,ga as At,h as hi,ha as St,i as fi,ia as bt,j as qe,ja as Li,k as pi,ka as Pi,l as Mt,la as Lt,m as mi,ma as Ii,n as Rt,na as Hi,o as gi,oa as Oi,p as Ye,pa as Je,q as Oe,qa as Ni,r as _i,ra as Ci,s as _e,sa as Ui,t as q,ta as et,u as vi,ua as Me,v as I,va as Vi,w as Y,wa as Bi,x as w,xa as Pt,y as _,ya as Di,z as W,za as Re}from"./chunk-IZKILNJO.js";import{b as je,i as ai}from"./chunk-BNG5L3OB.js";import"./chunk-ARR6HII7.js";var tt=(t,e,n)=>new Promise((i,r)=>{var s=a=>{try{l(n.next(a))}catch(u){r(u)}},o=a=>{try{l(n.throw(a))}catch(u){r(u)}},l=a=>a.done?i(a.value):Promise.resolve(a.value).then(s,o);l((n=n.apply(t,e)).next())}),L=(t,e,n)=>new Promise((i,r)=>{var s=a=>{try{l(n.next(a))}catch(u){r(u)}},o=a=>{try{l(n.throw(a))}catch(u){r(u)}},l=a=>a.done?i(a.value):Promise.resolve(a.value).then(s,o);l((n=n.apply(t,e)).next())}),ki=class extends Q{constructor(t){super(),this.weight=0,this.isBinary=!1,this.overrideBlink="none",this.overrideLookAt="none",this.overrideMouth="none",this._binds=[],this.name=`VRMExpression_${t}`,this.expressionName=t,this.type="VRMExpression",this.visible=!1}get binds(){return this._binds}get overrideBlinkAmount(){return this.overrideBlink==="block"?0<this.outputWeight?1:0:this.overrideBlink==="blend"?this.outputWeight:0}get overrideLookAtAmount(){return this.overrideLookAt==="block"?0<this.outputWeight?1:0:this.overrideLookAt==="blend"?this.outputWeight:0}get overrideMouthAmount(){return this.overrideMouth==="block"?0<this.outputWeight?1:0:this.overrideMouth==="blend"?this.outputWeight:0}get outputWeight(){return this.isBinary?this.weight>.5?1:0:this.weight}addBind(t){this._binds.push(t)}deleteBind(t){let e=this._binds.indexOf(t);e>=0&&this._binds.splice(e,1)}applyWeight(t){var e;let n=this.outputWeight;n*=(e=t?.multiplier)!=null?e:1,this.isBinary&&n<1&&(n=0),this._binds.forEach(i=>i.applyWeight(n))}clearAppliedWeight(){this._binds.forEach(t=>t.clearAppliedWeight())}};function xr(t,e,n){var i,r;let s=t.parser.json,o=(i=s.nodes)==null?void 0:i[e];if(o==null)return console.warn(`extractPrimitivesInternal: Attempt to use nodes[${e}] of glTF but the node doesn't exist`),null;let l=o.mesh;if(l==null)return null;let a=(r=s.meshes)==null?void 0:r[l];if(a==null)return console.warn(`extractPrimitivesInternal: Attempt to use meshes[${l}] of glTF but the mesh doesn't exist`),null;let u=a.primitives.length,c=[];return n.traverse(d=>{c.length<u&&d.isMesh&&c.push(d)}),c}function Wi(t,e){return L(this,null,function*(){let n=yield t.parser.getDependency("node",e);return xr(t,e,n)})}function zi(t){return L(this,null,function*(){let e=yield t.parser.getDependencies("node"),n=new Map;return e.forEach((i,r)=>{let s=xr(t,r,i);s!=null&&n.set(r,s)}),n})}var zt={Aa:"aa",Ih:"ih",Ou:"ou",Ee:"ee",Oh:"oh",Blink:"blink",Happy:"happy",Angry:"angry",Sad:"sad",Relaxed:"relaxed",LookUp:"lookUp",Surprised:"surprised",LookDown:"lookDown",LookLeft:"lookLeft",LookRight:"lookRight",BlinkLeft:"blinkLeft",BlinkRight:"blinkRight",Neutral:"neutral"};function yr(t){return Math.max(Math.min(t,1),0)}var Gi=class wr{constructor(){this.blinkExpressionNames=["blink","blinkLeft","blinkRight"],this.lookAtExpressionNames=["lookLeft","lookRight","lookUp","lookDown"],this.mouthExpressionNames=["aa","ee","ih","oh","ou"],this._expressions=[],this._expressionMap={}}get expressions(){return this._expressions.concat()}get expressionMap(){return Object.assign({},this._expressionMap)}get presetExpressionMap(){let e={},n=new Set(Object.values(zt));return Object.entries(this._expressionMap).forEach(([i,r])=>{n.has(i)&&(e[i]=r)}),e}get customExpressionMap(){let e={},n=new Set(Object.values(zt));return Object.entries(this._expressionMap).forEach(([i,r])=>{n.has(i)||(e[i]=r)}),e}copy(e){return this._expressions.concat().forEach(i=>{this.unregisterExpression(i)}),e._expressions.forEach(i=>{this.registerExpression(i)}),this.blinkExpressionNames=e.blinkExpressionNames.concat(),this.lookAtExpressionNames=e.lookAtExpressionNames.concat(),this.mouthExpressionNames=e.mouthExpressionNames.concat(),this}clone(){return new wr().copy(this)}getExpression(e){var n;return(n=this._expressionMap[e])!=null?n:null}registerExpression(e){this._expressions.push(e),this._expressionMap[e.expressionName]=e}unregisterExpression(e){let n=this._expressions.indexOf(e);n===-1&&console.warn("VRMExpressionManager: The specified expressions is not registered"),this._expressions.splice(n,1),delete this._expressionMap[e.expressionName]}getValue(e){var n;let i=this.getExpression(e);return(n=i?.weight)!=null?n:null}setValue(e,n){let i=this.getExpression(e);i&&(i.weight=yr(n))}resetValues(){this._expressions.forEach(e=>{e.weight=0})}getExpressionTrackName(e){let n=this.getExpression(e);return n?`${n.name}.weight`:null}update(){let e=this._calculateWeightMultipliers();this._expressions.forEach(n=>{n.clearAppliedWeight()}),this._expressions.forEach(n=>{let i=1,r=n.expressionName;this.blinkExpressionNames.indexOf(r)!==-1&&(i*=e.blink),this.lookAtExpressionNames.indexOf(r)!==-1&&(i*=e.lookAt),this.mouthExpressionNames.indexOf(r)!==-1&&(i*=e.mouth),n.applyWeight({multiplier:i})})}_calculateWeightMultipliers(){let e=1,n=1,i=1;return this._expressions.forEach(r=>{e-=r.overrideBlinkAmount,n-=r.overrideLookAtAmount,i-=r.overrideMouthAmount}),e=Math.max(0,e),n=Math.max(0,n),i=Math.max(0,i),{blink:e,lookAt:n,mouth:i}}},Ce={Color:"color",EmissionColor:"emissionColor",ShadeColor:"shadeColor",MatcapColor:"matcapColor",RimColor:"rimColor",OutlineColor:"outlineColor"},Ps={_Color:Ce.Color,_EmissionColor:Ce.EmissionColor,_ShadeColor:Ce.ShadeColor,_RimColor:Ce.RimColor,_OutlineColor:Ce.OutlineColor},Is=new C,Ar=class Sr{constructor({material:e,type:n,targetValue:i,targetAlpha:r}){this.material=e,this.type=n,this.targetValue=i,this.targetAlpha=r??1;let s=this._initColorBindState(),o=this._initAlphaBindState();this._state={color:s,alpha:o}}applyWeight(e){let{color:n,alpha:i}=this._state;if(n!=null){let{propertyName:r,deltaValue:s}=n,o=this.material[r];o?.add(Is.copy(s).multiplyScalar(e))}if(i!=null){let{propertyName:r,deltaValue:s}=i;this.material[r]!=null&&(this.material[r]+=s*e)}}clearAppliedWeight(){let{color:e,alpha:n}=this._state;if(e!=null){let{propertyName:i,initialValue:r}=e,s=this.material[i];s?.copy(r)}if(n!=null){let{propertyName:i,initialValue:r}=n;this.material[i]!=null&&(this.material[i]=r)}}_initColorBindState(){var e,n,i;let{material:r,type:s,targetValue:o}=this,l=this._getPropertyNameMap(),a=(n=(e=l?.[s])==null?void 0:e[0])!=null?n:null;if(a==null)return console.warn(`Tried to add a material color bind to the material ${(i=r.name)!=null?i:"(no name)"}, the type ${s} but the material or the type is not supported.`),null;let c=r[a].clone(),d=new C(o.r-c.r,o.g-c.g,o.b-c.b);return{propertyName:a,initialValue:c,deltaValue:d}}_initAlphaBindState(){var e,n,i;let{material:r,type:s,targetAlpha:o}=this,l=this._getPropertyNameMap(),a=(n=(e=l?.[s])==null?void 0:e[1])!=null?n:null;if(a==null&&o!==1)return console.warn(`Tried to add a material alpha bind to the material ${(i=r.name)!=null?i:"(no name)"}, the type ${s} but the material or the type does not support alpha.`),null;if(a==null)return null;let u=r[a],c=o-u;return{propertyName:a,initialValue:u,deltaValue:c}}_getPropertyNameMap(){var e,n;return(n=(e=Object.entries(Sr._propertyNameMapMap).find(([i])=>this.material[i]===!0))==null?void 0:e[1])!=null?n:null}};Ar._propertyNameMapMap={isMeshStandardMaterial:{color:["color","opacity"],emissionColor:["emissive",null]},isMeshBasicMaterial:{color:["color","opacity"]},isMToonMaterial:{color:["color","opacity"],emissionColor:["emissive",null],outlineColor:["outlineColorFactor",null],matcapColor:["matcapFactor",null],rimColor:["parametricRimColorFactor",null],shadeColor:["shadeColorFactor",null]}};var ji=Ar,ut=class{constructor({primitives:t,index:e,weight:n}){this.primitives=t,this.index=e,this.weight=n}applyWeight(t){this.primitives.forEach(e=>{var n;((n=e.morphTargetInfluences)==null?void 0:n[this.index])!=null&&(e.morphTargetInfluences[this.index]+=this.weight*t)})}clearAppliedWeight(){this.primitives.forEach(t=>{var e;((e=t.morphTargetInfluences)==null?void 0:e[this.index])!=null&&(t.morphTargetInfluences[this.index]=0)})}},Xi=new Y,br=class Lr{constructor({material:e,scale:n,offset:i}){var r,s;this.material=e,this.scale=n,this.offset=i;let o=(r=Object.entries(Lr._propertyNamesMap).find(([l])=>e[l]===!0))==null?void 0:r[1];o==null?(console.warn(`Tried to add a texture transform bind to the material ${(s=e.name)!=null?s:"(no name)"} but the material is not supported.`),this._properties=[]):(this._properties=[],o.forEach(l=>{var a;let u=(a=e[l])==null?void 0:a.clone();if(!u)return null;e[l]=u;let c=u.offset.clone(),d=u.repeat.clone(),h=i.clone().sub(c),f=n.clone().sub(d);this._properties.push({name:l,initialOffset:c,deltaOffset:h,initialScale:d,deltaScale:f})}))}applyWeight(e){this._properties.forEach(n=>{let i=this.material[n.name];i!==void 0&&(i.offset.add(Xi.copy(n.deltaOffset).multiplyScalar(e)),i.repeat.add(Xi.copy(n.deltaScale).multiplyScalar(e)))})}clearAppliedWeight(){this._properties.forEach(e=>{let n=this.material[e.name];n!==void 0&&(n.offset.copy(e.initialOffset),n.repeat.copy(e.initialScale))})}};br._propertyNamesMap={isMeshStandardMaterial:["map","emissiveMap","bumpMap","normalMap","displacementMap","roughnessMap","metalnessMap","alphaMap"],isMeshBasicMaterial:["map","specularMap","alphaMap"],isMToonMaterial:["map","normalMap","emissiveMap","shadeMultiplyTexture","rimMultiplyTexture","outlineWidthMultiplyTexture","uvAnimationMaskTexture"]};var qi=br,Hs=new Set(["1.0","1.0-beta"]),Pr=class Ir{get name(){return"VRMExpressionLoaderPlugin"}constructor(e){this.parser=e}afterRoot(e){return L(this,null,function*(){e.userData.vrmExpressionManager=yield this._import(e)})}_import(e){return L(this,null,function*(){let n=yield this._v1Import(e);if(n)return n;let i=yield this._v0Import(e);return i||null})}_v1Import(e){return L(this,null,function*(){var n,i;let r=this.parser.json;if(!(((n=r.extensionsUsed)==null?void 0:n.indexOf("VRMC_vrm"))!==-1))return null;let o=(i=r.extensions)==null?void 0:i.VRMC_vrm;if(!o)return null;let l=o.specVersion;if(!Hs.has(l))return console.warn(`VRMExpressionLoaderPlugin: Unknown VRMC_vrm specVersion "${l}"`),null;let a=o.expressions;if(!a)return null;let u=new Set(Object.values(zt)),c=new Map;a.preset!=null&&Object.entries(a.preset).forEach(([h,f])=>{if(f!=null){if(!u.has(h)){console.warn(`VRMExpressionLoaderPlugin: Unknown preset name "${h}" detected. Ignoring the expression`);return}c.set(h,f)}}),a.custom!=null&&Object.entries(a.custom).forEach(([h,f])=>{if(u.has(h)){console.warn(`VRMExpressionLoaderPlugin: Custom expression cannot have preset name "${h}". Ignoring the expression`);return}c.set(h,f)});let d=new Gi;return yield Promise.all(Array.from(c.entries()).map(h=>L(this,[h],function*([f,p]){var m,g,v,x,M,E,T;let y=new ki(f);if(e.scene.add(y),y.isBinary=(m=p.isBinary)!=null?m:!1,y.overrideBlink=(g=p.overrideBlink)!=null?g:"none",y.overrideLookAt=(v=p.overrideLookAt)!=null?v:"none",y.overrideMouth=(x=p.overrideMouth)!=null?x:"none",(M=p.morphTargetBinds)==null||M.forEach(R=>L(this,null,function*(){var A;if(R.node===void 0||R.index===void 0)return;let N=yield Wi(e,R.node),P=R.index;if(!N.every(O=>Array.isArray(O.morphTargetInfluences)&&P<O.morphTargetInfluences.length)){console.warn(`VRMExpressionLoaderPlugin: ${p.name} attempts to index morph #${P} but not found.`);return}y.addBind(new ut({primitives:N,index:P,weight:(A=R.weight)!=null?A:1}))})),p.materialColorBinds||p.textureTransformBinds){let R=[];e.scene.traverse(A=>{let N=A.material;N&&(Array.isArray(N)?R.push(...N):R.push(N))}),(E=p.materialColorBinds)==null||E.forEach(A=>L(this,null,function*(){R.filter(P=>{var O;let D=(O=this.parser.associations.get(P))==null?void 0:O.materials;return A.material===D}).forEach(P=>{y.addBind(new ji({material:P,type:A.type,targetValue:new C().fromArray(A.targetValue),targetAlpha:A.targetValue[3]}))})})),(T=p.textureTransformBinds)==null||T.forEach(A=>L(this,null,function*(){R.filter(P=>{var O;let D=(O=this.parser.associations.get(P))==null?void 0:O.materials;return A.material===D}).forEach(P=>{var O,D;y.addBind(new qi({material:P,offset:new Y().fromArray((O=A.offset)!=null?O:[0,0]),scale:new Y().fromArray((D=A.scale)!=null?D:[1,1])}))})}))}d.registerExpression(y)}))),d})}_v0Import(e){return L(this,null,function*(){var n;let i=this.parser.json,r=(n=i.extensions)==null?void 0:n.VRM;if(!r)return null;let s=r.blendShapeMaster;if(!s)return null;let o=new Gi,l=s.blendShapeGroups;if(!l)return o;let a=new Set;return yield Promise.all(l.map(u=>L(this,null,function*(){var c;let d=u.presetName,h=d!=null&&Ir.v0v1PresetNameMap[d]||null,f=h??u.name;if(f==null){console.warn("VRMExpressionLoaderPlugin: One of custom expressions has no name. Ignoring the expression");return}if(a.has(f)){console.warn(`VRMExpressionLoaderPlugin: An expression preset ${d} has duplicated entries. Ignoring the expression`);return}a.add(f);let p=new ki(f);e.scene.add(p),p.isBinary=(c=u.isBinary)!=null?c:!1,u.binds&&u.binds.forEach(g=>L(this,null,function*(){var v;if(g.mesh===void 0||g.index===void 0)return;let x=[];if((v=i.nodes)==null||v.forEach((E,T)=>{E.mesh===g.mesh&&x.push(T)}),x.length===0){console.warn(`VRMExpressionLoaderPlugin: ${u.name} attempts to bind a morph target to the mesh #${g.mesh} but the mesh is not found or not used in the scene. Ignoring the bind.`);return}let M=g.index;yield Promise.all(x.map(E=>L(this,null,function*(){var T;let y=yield Wi(e,E);if(!y.every(R=>Array.isArray(R.morphTargetInfluences)&&M<R.morphTargetInfluences.length)){console.warn(`VRMExpressionLoaderPlugin: ${u.name} attempts to index ${M}th morph but not found.`);return}p.addBind(new ut({primitives:y,index:M,weight:.01*((T=g.weight)!=null?T:100)}))})))}));let m=u.materialValues;m&&m.length!==0&&m.forEach(g=>{if(g.materialName===void 0||g.propertyName===void 0||g.targetValue===void 0)return;let v=[];e.scene.traverse(M=>{if(M.material){let E=M.material;Array.isArray(E)?v.push(...E.filter(T=>(T.name===g.materialName||T.name===g.materialName+" (Outline)")&&v.indexOf(T)===-1)):E.name===g.materialName&&v.indexOf(E)===-1&&v.push(E)}});let x=g.propertyName;v.forEach(M=>{if(x==="_MainTex_ST"){let T=new Y(g.targetValue[0],g.targetValue[1]),y=new Y(g.targetValue[2],g.targetValue[3]);y.y=1-y.y-T.y,p.addBind(new qi({material:M,scale:T,offset:y}));return}let E=Ps[x];if(E){p.addBind(new ji({material:M,type:E,targetValue:new C().fromArray(g.targetValue),targetAlpha:g.targetValue[3]}));return}console.warn(x+" is not supported")})}),o.registerExpression(p)}))),o})}};Pr.v0v1PresetNameMap={a:"aa",e:"ee",i:"ih",o:"oh",u:"ou",blink:"blink",joy:"happy",angry:"angry",sorrow:"sad",fun:"relaxed",lookup:"lookUp",lookdown:"lookDown",lookleft:"lookLeft",lookright:"lookRight",blink_l:"blinkLeft",blink_r:"blinkRight",neutral:"neutral"};var Os=Pr;var Qt=class Ae{constructor(e,n){this._firstPersonOnlyLayer=Ae.DEFAULT_FIRSTPERSON_ONLY_LAYER,this._thirdPersonOnlyLayer=Ae.DEFAULT_THIRDPERSON_ONLY_LAYER,this._initializedLayers=!1,this.humanoid=e,this.meshAnnotations=n}copy(e){if(this.humanoid!==e.humanoid)throw new Error("VRMFirstPerson: humanoid must be same in order to copy");return this.meshAnnotations=e.meshAnnotations.map(n=>({meshes:n.meshes.concat(),type:n.type})),this}clone(){return new Ae(this.humanoid,this.meshAnnotations).copy(this)}get firstPersonOnlyLayer(){return this._firstPersonOnlyLayer}get thirdPersonOnlyLayer(){return this._thirdPersonOnlyLayer}setup({firstPersonOnlyLayer:e=Ae.DEFAULT_FIRSTPERSON_ONLY_LAYER,thirdPersonOnlyLayer:n=Ae.DEFAULT_THIRDPERSON_ONLY_LAYER}={}){this._initializedLayers||(this._firstPersonOnlyLayer=e,this._thirdPersonOnlyLayer=n,this.meshAnnotations.forEach(i=>{i.meshes.forEach(r=>{i.type==="firstPersonOnly"?(r.layers.set(this._firstPersonOnlyLayer),r.traverse(s=>s.layers.set(this._firstPersonOnlyLayer))):i.type==="thirdPersonOnly"?(r.layers.set(this._thirdPersonOnlyLayer),r.traverse(s=>s.layers.set(this._thirdPersonOnlyLayer))):i.type==="auto"&&this._createHeadlessModel(r)})}),this._initializedLayers=!0)}_excludeTriangles(e,n,i,r){let s=0;if(n!=null&&n.length>0)for(let o=0;o<e.length;o+=3){let l=e[o],a=e[o+1],u=e[o+2],c=n[l],d=i[l];if(c[0]>0&&r.includes(d[0])||c[1]>0&&r.includes(d[1])||c[2]>0&&r.includes(d[2])||c[3]>0&&r.includes(d[3]))continue;let h=n[a],f=i[a];if(h[0]>0&&r.includes(f[0])||h[1]>0&&r.includes(f[1])||h[2]>0&&r.includes(f[2])||h[3]>0&&r.includes(f[3]))continue;let p=n[u],m=i[u];p[0]>0&&r.includes(m[0])||p[1]>0&&r.includes(m[1])||p[2]>0&&r.includes(m[2])||p[3]>0&&r.includes(m[3])||(e[s++]=l,e[s++]=a,e[s++]=u)}return s}_createErasedMesh(e,n){let i=new Ke(e.geometry.clone(),e.material);i.name=`${e.name}(erase)`,i.frustumCulled=e.frustumCulled,i.layers.set(this._firstPersonOnlyLayer);let r=i.geometry,s=r.getAttribute("skinIndex"),o=s instanceof Pt?[]:s.array,l=[];for(let m=0;m<o.length;m+=4)l.push([o[m],o[m+1],o[m+2],o[m+3]]);let a=r.getAttribute("skinWeight"),u=a instanceof Pt?[]:a.array,c=[];for(let m=0;m<u.length;m+=4)c.push([u[m],u[m+1],u[m+2],u[m+3]]);let d=r.getIndex();if(!d)throw new Error("The geometry doesn't have an index buffer");let h=Array.from(d.array),f=this._excludeTriangles(h,c,l,n),p=[];for(let m=0;m<f;m++)p[m]=h[m];return r.setIndex(p),e.onBeforeRender&&(i.onBeforeRender=e.onBeforeRender),i.bind(new se(e.skeleton.bones,e.skeleton.boneInverses),new B),i}_createHeadlessModelForSkinnedMesh(e,n){let i=[];if(n.skeleton.bones.forEach((s,o)=>{this._isEraseTarget(s)&&i.push(o)}),!i.length){n.layers.enable(this._thirdPersonOnlyLayer),n.layers.enable(this._firstPersonOnlyLayer);return}n.layers.set(this._thirdPersonOnlyLayer);let r=this._createErasedMesh(n,i);e.add(r)}_createHeadlessModel(e){if(e.type==="Group")if(e.layers.set(this._thirdPersonOnlyLayer),this._isEraseTarget(e))e.traverse(n=>n.layers.set(this._thirdPersonOnlyLayer));else{let n=new F;n.name=`_headless_${e.name}`,n.layers.set(this._firstPersonOnlyLayer),e.parent.add(n),e.children.filter(i=>i.type==="SkinnedMesh").forEach(i=>{let r=i;this._createHeadlessModelForSkinnedMesh(n,r)})}else if(e.type==="SkinnedMesh"){let n=e;this._createHeadlessModelForSkinnedMesh(e.parent,n)}else this._isEraseTarget(e)&&(e.layers.set(this._thirdPersonOnlyLayer),e.traverse(n=>n.layers.set(this._thirdPersonOnlyLayer)))}_isEraseTarget(e){return e===this.humanoid.getRawBoneNode("head")?!0:e.parent?this._isEraseTarget(e.parent):!1}};Qt.DEFAULT_FIRSTPERSON_ONLY_LAYER=9;Qt.DEFAULT_THIRDPERSON_ONLY_LAYER=10;var Yi=Qt,Ns=new Set(["1.0","1.0-beta"]),Cs=class{get name(){return"VRMFirstPersonLoaderPlugin"}constructor(t){this.parser=t}afterRoot(t){return L(this,null,function*(){let e=t.userData.vrmHumanoid;if(e!==null){if(e===void 0)throw new Error("VRMFirstPersonLoaderPlugin: vrmHumanoid is undefined. VRMHumanoidLoaderPlugin have to be used first");t.userData.vrmFirstPerson=yield this._import(t,e)}})}_import(t,e){return L(this,null,function*(){if(e==null)return null;let n=yield this._v1Import(t,e);if(n)return n;let i=yield this._v0Import(t,e);return i||null})}_v1Import(t,e){return L(this,null,function*(){var n,i;let r=this.parser.json;if(!(((n=r.extensionsUsed)==null?void 0:n.indexOf("VRMC_vrm"))!==-1))return null;let o=(i=r.extensions)==null?void 0:i.VRMC_vrm;if(!o)return null;let l=o.specVersion;if(!Ns.has(l))return console.warn(`VRMFirstPersonLoaderPlugin: Unknown VRMC_vrm specVersion "${l}"`),null;let a=o.firstPerson,u=[],c=yield zi(t);return Array.from(c.entries()).forEach(([d,h])=>{var f,p;let m=(f=a?.meshAnnotations)==null?void 0:f.find(g=>g.node===d);u.push({meshes:h,type:(p=m?.type)!=null?p:"auto"})}),new Yi(e,u)})}_v0Import(t,e){return L(this,null,function*(){var n;let i=this.parser.json,r=(n=i.extensions)==null?void 0:n.VRM;if(!r)return null;let s=r.firstPerson;if(!s)return null;let o=[],l=yield zi(t);return Array.from(l.entries()).forEach(([a,u])=>{let c=i.nodes[a],d=s.meshAnnotations?s.meshAnnotations.find(h=>h.mesh===c.mesh):void 0;o.push({meshes:u,type:this._convertV0FlagToV1Type(d?.firstPersonFlag)})}),new Yi(e,o)})}_convertV0FlagToV1Type(t){return t==="FirstPersonOnly"?"firstPersonOnly":t==="ThirdPersonOnly"?"thirdPersonOnly":t==="Both"?"both":"auto"}};var Qi=new _,Ki=new _,Us=new w,Zi=class extends F{constructor(t){super(),this.vrmHumanoid=t,this._boneAxesMap=new Map,Object.values(t.humanBones).forEach(e=>{let n=new Di(1);n.matrixAutoUpdate=!1,n.material.depthTest=!1,n.material.depthWrite=!1,this.add(n),this._boneAxesMap.set(e,n)})}dispose(){Array.from(this._boneAxesMap.values()).forEach(t=>{t.geometry.dispose(),t.material.dispose()})}updateMatrixWorld(t){Array.from(this._boneAxesMap.entries()).forEach(([e,n])=>{e.node.updateWorldMatrix(!0,!1),e.node.matrixWorld.decompose(Qi,Us,Ki);let i=Qi.set(.1,.1,.1).divide(Ki);n.matrix.copy(e.node.matrixWorld).scale(i)}),super.updateMatrixWorld(t)}},It=["hips","spine","chest","upperChest","neck","head","leftEye","rightEye","jaw","leftUpperLeg","leftLowerLeg","leftFoot","leftToes","rightUpperLeg","rightLowerLeg","rightFoot","rightToes","leftShoulder","leftUpperArm","leftLowerArm","leftHand","rightShoulder","rightUpperArm","rightLowerArm","rightHand","leftThumbMetacarpal","leftThumbProximal","leftThumbDistal","leftIndexProximal","leftIndexIntermediate","leftIndexDistal","leftMiddleProximal","leftMiddleIntermediate","leftMiddleDistal","leftRingProximal","leftRingIntermediate","leftRingDistal","leftLittleProximal","leftLittleIntermediate","leftLittleDistal","rightThumbMetacarpal","rightThumbProximal","rightThumbDistal","rightIndexProximal","rightIndexIntermediate","rightIndexDistal","rightMiddleProximal","rightMiddleIntermediate","rightMiddleDistal","rightRingProximal","rightRingIntermediate","rightRingDistal","rightLittleProximal","rightLittleIntermediate","rightLittleDistal"];var Vs={hips:null,spine:"hips",chest:"spine",upperChest:"chest",neck:"upperChest",head:"neck",leftEye:"head",rightEye:"head",jaw:"head",leftUpperLeg:"hips",leftLowerLeg:"leftUpperLeg",leftFoot:"leftLowerLeg",leftToes:"leftFoot",rightUpperLeg:"hips",rightLowerLeg:"rightUpperLeg",rightFoot:"rightLowerLeg",rightToes:"rightFoot",leftShoulder:"upperChest",leftUpperArm:"leftShoulder",leftLowerArm:"leftUpperArm",leftHand:"leftLowerArm",rightShoulder:"upperChest",rightUpperArm:"rightShoulder",rightLowerArm:"rightUpperArm",rightHand:"rightLowerArm",leftThumbMetacarpal:"leftHand",leftThumbProximal:"leftThumbMetacarpal",leftThumbDistal:"leftThumbProximal",leftIndexProximal:"leftHand",leftIndexIntermediate:"leftIndexProximal",leftIndexDistal:"leftIndexIntermediate",leftMiddleProximal:"leftHand",leftMiddleIntermediate:"leftMiddleProximal",leftMiddleDistal:"leftMiddleIntermediate",leftRingProximal:"leftHand",leftRingIntermediate:"leftRingProximal",leftRingDistal:"leftRingIntermediate",leftLittleProximal:"leftHand",leftLittleIntermediate:"leftLittleProximal",leftLittleDistal:"leftLittleIntermediate",rightThumbMetacarpal:"rightHand",rightThumbProximal:"rightThumbMetacarpal",rightThumbDistal:"rightThumbProximal",rightIndexProximal:"rightHand",rightIndexIntermediate:"rightIndexProximal",rightIndexDistal:"rightIndexIntermediate",rightMiddleProximal:"rightHand",rightMiddleIntermediate:"rightMiddleProximal",rightMiddleDistal:"rightMiddleIntermediate",rightRingProximal:"rightHand",rightRingIntermediate:"rightRingProximal",rightRingDistal:"rightRingIntermediate",rightLittleProximal:"rightHand",rightLittleIntermediate:"rightLittleProximal",rightLittleDistal:"rightLittleIntermediate"};function Hr(t){return t.invert?t.invert():t.inverse(),t}var de=new _,he=new w,Gt=class{constructor(t){this.humanBones=t,this.restPose=this.getAbsolutePose()}getAbsolutePose(){let t={};return Object.keys(this.humanBones).forEach(e=>{let n=e,i=this.getBoneNode(n);i&&(de.copy(i.position),he.copy(i.quaternion),t[n]={position:de.toArray(),rotation:he.toArray()})}),t}getPose(){let t={};return Object.keys(this.humanBones).forEach(e=>{let n=e,i=this.getBoneNode(n);if(!i)return;de.set(0,0,0),he.identity();let r=this.restPose[n];r?.position&&de.fromArray(r.position).negate(),r?.rotation&&Hr(he.fromArray(r.rotation)),de.add(i.position),he.premultiply(i.quaternion),t[n]={position:de.toArray(),rotation:he.toArray()}}),t}setPose(t){Object.entries(t).forEach(([e,n])=>{let i=e,r=this.getBoneNode(i);if(!r)return;let s=this.restPose[i];s&&(n?.position&&(r.position.fromArray(n.position),s.position&&r.position.add(de.fromArray(s.position))),n?.rotation&&(r.quaternion.fromArray(n.rotation),s.rotation&&r.quaternion.multiply(he.fromArray(s.rotation))))})}resetPose(){Object.entries(this.restPose).forEach(([t,e])=>{let n=this.getBoneNode(t);n&&(e?.position&&n.position.fromArray(e.position),e?.rotation&&n.quaternion.fromArray(e.rotation))})}getBone(t){var e;return(e=this.humanBones[t])!=null?e:void 0}getBoneNode(t){var e,n;return(n=(e=this.humanBones[t])==null?void 0:e.node)!=null?n:null}},Ht=new _,Bs=new w,Ds=new _,$i=class Or extends Gt{static _setupTransforms(e){let n=new Q;n.name="VRMHumanoidRig";let i={},r={},s={},o={};It.forEach(a=>{var u;let c=e.getBoneNode(a);if(c){let d=new _,h=new w;c.updateWorldMatrix(!0,!1),c.matrixWorld.decompose(d,h,Ht),i[a]=d,r[a]=h,s[a]=c.quaternion.clone();let f=new w;(u=c.parent)==null||u.matrixWorld.decompose(Ht,f,Ht),o[a]=f}});let l={};return It.forEach(a=>{var u;let c=e.getBoneNode(a);if(c){let d=i[a],h=a,f;for(;f==null&&(h=Vs[h],h!=null);)f=i[h];let p=new Q;p.name="Normalized_"+c.name,(h?(u=l[h])==null?void 0:u.node:n).add(p),p.position.copy(d),f&&p.position.sub(f),l[a]={node:p}}}),{rigBones:l,root:n,parentWorldRotations:o,boneRotations:s}}constructor(e){let{rigBones:n,root:i,parentWorldRotations:r,boneRotations:s}=Or._setupTransforms(e);super(n),this.original=e,this.root=i,this._parentWorldRotations=r,this._boneRotations=s}update(){It.forEach(e=>{let n=this.original.getBoneNode(e);if(n!=null){let i=this.getBoneNode(e),r=this._parentWorldRotations[e],s=Bs.copy(r).invert(),o=this._boneRotations[e];if(n.quaternion.copy(i.quaternion).multiply(r).premultiply(s).multiply(o),e==="hips"){let l=i.getWorldPosition(Ds);n.parent.updateWorldMatrix(!0,!1);let a=n.parent.matrixWorld,u=l.applyMatrix4(a.invert());n.position.copy(u)}}})}},Ji=class Nr{get restPose(){return console.warn("VRMHumanoid: restPose is deprecated. Use either rawRestPose or normalizedRestPose instead."),this.rawRestPose}get rawRestPose(){return this._rawHumanBones.restPose}get normalizedRestPose(){return this._normalizedHumanBones.restPose}get humanBones(){return this._rawHumanBones.humanBones}get rawHumanBones(){return this._rawHumanBones.humanBones}get normalizedHumanBones(){return this._normalizedHumanBones.humanBones}get normalizedHumanBonesRoot(){return this._normalizedHumanBones.root}constructor(e,n){var i;this.autoUpdateHumanBones=(i=n?.autoUpdateHumanBones)!=null?i:!0,this._rawHumanBones=new Gt(e),this._normalizedHumanBones=new $i(this._rawHumanBones)}copy(e){return this.autoUpdateHumanBones=e.autoUpdateHumanBones,this._rawHumanBones=new Gt(e.humanBones),this._normalizedHumanBones=new $i(this._rawHumanBones),this}clone(){return new Nr(this.humanBones,{autoUpdateHumanBones:this.autoUpdateHumanBones}).copy(this)}getAbsolutePose(){return console.warn("VRMHumanoid: getAbsolutePose() is deprecated. Use either getRawAbsolutePose() or getNormalizedAbsolutePose() instead."),this.getRawAbsolutePose()}getRawAbsolutePose(){return this._rawHumanBones.getAbsolutePose()}getNormalizedAbsolutePose(){return this._normalizedHumanBones.getAbsolutePose()}getPose(){return console.warn("VRMHumanoid: getPose() is deprecated. Use either getRawPose() or getNormalizedPose() instead."),this.getRawPose()}getRawPose(){return this._rawHumanBones.getPose()}getNormalizedPose(){return this._normalizedHumanBones.getPose()}setPose(e){return console.warn("VRMHumanoid: setPose() is deprecated. Use either setRawPose() or setNormalizedPose() instead."),this.setRawPose(e)}setRawPose(e){return this._rawHumanBones.setPose(e)}setNormalizedPose(e){return this._normalizedHumanBones.setPose(e)}resetPose(){return console.warn("VRMHumanoid: resetPose() is deprecated. Use either resetRawPose() or resetNormalizedPose() instead."),this.resetRawPose()}resetRawPose(){return this._rawHumanBones.resetPose()}resetNormalizedPose(){return this._normalizedHumanBones.resetPose()}getBone(e){return console.warn("VRMHumanoid: getBone() is deprecated. Use either getRawBone() or getNormalizedBone() instead."),this.getRawBone(e)}getRawBone(e){return this._rawHumanBones.getBone(e)}getNormalizedBone(e){return this._normalizedHumanBones.getBone(e)}getBoneNode(e){return console.warn("VRMHumanoid: getBoneNode() is deprecated. Use either getRawBoneNode() or getNormalizedBoneNode() instead."),this.getRawBoneNode(e)}getRawBoneNode(e){return this._rawHumanBones.getBoneNode(e)}getNormalizedBoneNode(e){return this._normalizedHumanBones.getBoneNode(e)}update(){this.autoUpdateHumanBones&&this._normalizedHumanBones.update()}},Fs={Hips:"hips",Spine:"spine",Head:"head",LeftUpperLeg:"leftUpperLeg",LeftLowerLeg:"leftLowerLeg",LeftFoot:"leftFoot",RightUpperLeg:"rightUpperLeg",RightLowerLeg:"rightLowerLeg",RightFoot:"rightFoot",LeftUpperArm:"leftUpperArm",LeftLowerArm:"leftLowerArm",LeftHand:"leftHand",RightUpperArm:"rightUpperArm",RightLowerArm:"rightLowerArm",RightHand:"rightHand"},ks=new Set(["1.0","1.0-beta"]),er={leftThumbProximal:"leftThumbMetacarpal",leftThumbIntermediate:"leftThumbProximal",rightThumbProximal:"rightThumbMetacarpal",rightThumbIntermediate:"rightThumbProximal"},Ws=class{get name(){return"VRMHumanoidLoaderPlugin"}constructor(t,e){this.parser=t,this.helperRoot=e?.helperRoot,this.autoUpdateHumanBones=e?.autoUpdateHumanBones}afterRoot(t){return L(this,null,function*(){t.userData.vrmHumanoid=yield this._import(t)})}_import(t){return L(this,null,function*(){let e=yield this._v1Import(t);if(e)return e;let n=yield this._v0Import(t);return n||null})}_v1Import(t){return L(this,null,function*(){var e,n;let i=this.parser.json;if(!(((e=i.extensionsUsed)==null?void 0:e.indexOf("VRMC_vrm"))!==-1))return null;let s=(n=i.extensions)==null?void 0:n.VRMC_vrm;if(!s)return null;let o=s.specVersion;if(!ks.has(o))return console.warn(`VRMHumanoidLoaderPlugin: Unknown VRMC_vrm specVersion "${o}"`),null;let l=s.humanoid;if(!l)return null;let a=l.humanBones.leftThumbIntermediate!=null||l.humanBones.rightThumbIntermediate!=null,u={};l.humanBones!=null&&(yield Promise.all(Object.entries(l.humanBones).map(d=>L(this,[d],function*([h,f]){let p=h,m=f.node;if(a){let v=er[p];v!=null&&(p=v)}let g=yield this.parser.getDependency("node",m);if(g==null){console.warn(`A glTF node bound to the humanoid bone ${p} (index = ${m}) does not exist`);return}u[p]={node:g}}))));let c=new Ji(this._ensureRequiredBonesExist(u),{autoUpdateHumanBones:this.autoUpdateHumanBones});if(t.scene.add(c.normalizedHumanBonesRoot),this.helperRoot){let d=new Zi(c);this.helperRoot.add(d),d.renderOrder=this.helperRoot.renderOrder}return c})}_v0Import(t){return L(this,null,function*(){var e;let i=(e=this.parser.json.extensions)==null?void 0:e.VRM;if(!i)return null;let r=i.humanoid;if(!r)return null;let s={};r.humanBones!=null&&(yield Promise.all(r.humanBones.map(l=>L(this,null,function*(){let a=l.bone,u=l.node;if(a==null||u==null)return;if(u<0){console.warn(`A glTF node index for the humanoid bone ${a} is negative (${u}), ignoring this bone.`);return}let c=yield this.parser.getDependency("node",u);if(c==null){console.warn(`A glTF node bound to the humanoid bone ${a} (index = ${u}) does not exist`);return}let d=er[a],h=d??a;if(s[h]!=null){console.warn(`Multiple bone entries for ${h} detected (index = ${u}), ignoring duplicated entries.`);return}s[h]={node:c}}))));let o=new Ji(this._ensureRequiredBonesExist(s),{autoUpdateHumanBones:this.autoUpdateHumanBones});if(t.scene.add(o.normalizedHumanBonesRoot),this.helperRoot){let l=new Zi(o);this.helperRoot.add(l),l.renderOrder=this.helperRoot.renderOrder}return o})}_ensureRequiredBonesExist(t){let e=Object.values(Fs).filter(n=>t[n]==null);if(e.length>0)throw new Error(`VRMHumanoidLoaderPlugin: These humanoid bones are required but not exist: ${e.join(", ")}`);return t}},tr=class extends V{constructor(){super(),this._currentTheta=0,this._currentRadius=0,this.theta=0,this.radius=0,this._currentTheta=0,this._currentRadius=0,this._attrPos=new H(new Float32Array(195),3),this.setAttribute("position",this._attrPos),this._attrIndex=new H(new Uint16Array(189),1),this.setIndex(this._attrIndex),this._buildIndex(),this.update()}update(){let t=!1;this._currentTheta!==this.theta&&(this._currentTheta=this.theta,t=!0),this._currentRadius!==this.radius&&(this._currentRadius=this.radius,t=!0),t&&this._buildPosition()}_buildPosition(){this._attrPos.setXYZ(0,0,0,0);for(let t=0;t<64;t++){let e=t/63*this._currentTheta;this._attrPos.setXYZ(t+1,this._currentRadius*Math.sin(e),0,this._currentRadius*Math.cos(e))}this._attrPos.needsUpdate=!0}_buildIndex(){for(let t=0;t<63;t++)this._attrIndex.setXYZ(t*3,0,t+1,t+2);this._attrIndex.needsUpdate=!0}},zs=class extends V{constructor(){super(),this.radius=0,this._currentRadius=0,this.tail=new _,this._currentTail=new _,this._attrPos=new H(new Float32Array(294),3),this.setAttribute("position",this._attrPos),this._attrIndex=new H(new Uint16Array(194),1),this.setIndex(this._attrIndex),this._buildIndex(),this.update()}update(){let t=!1;this._currentRadius!==this.radius&&(this._currentRadius=this.radius,t=!0),this._currentTail.equals(this.tail)||(this._currentTail.copy(this.tail),t=!0),t&&this._buildPosition()}_buildPosition(){for(let t=0;t<32;t++){let e=t/16*Math.PI;this._attrPos.setXYZ(t,Math.cos(e),Math.sin(e),0),this._attrPos.setXYZ(32+t,0,Math.cos(e),Math.sin(e)),this._attrPos.setXYZ(64+t,Math.sin(e),0,Math.cos(e))}this.scale(this._currentRadius,this._currentRadius,this._currentRadius),this.translate(this._currentTail.x,this._currentTail.y,this._currentTail.z),this._attrPos.setXYZ(96,0,0,0),this._attrPos.setXYZ(97,this._currentTail.x,this._currentTail.y,this._currentTail.z),this._attrPos.needsUpdate=!0}_buildIndex(){for(let t=0;t<32;t++){let e=(t+1)%32;this._attrIndex.setXY(t*2,t,e),this._attrIndex.setXY(64+t*2,32+t,32+e),this._attrIndex.setXY(128+t*2,64+t,64+e)}this._attrIndex.setXY(192,96,97),this._attrIndex.needsUpdate=!0}},nt=new w,nr=new w,Ue=new _,ir=new _,rr=Math.sqrt(2)/2,Gs=new w(0,0,-rr,rr),js=new _(0,1,0),Xs=class extends F{constructor(t){super(),this.matrixAutoUpdate=!1,this.vrmLookAt=t;{let e=new tr;e.radius=.5;let n=new ne({color:65280,transparent:!0,opacity:.5,side:He,depthTest:!1,depthWrite:!1});this._meshPitch=new Ne(e,n),this.add(this._meshPitch)}{let e=new tr;e.radius=.5;let n=new ne({color:16711680,transparent:!0,opacity:.5,side:He,depthTest:!1,depthWrite:!1});this._meshYaw=new Ne(e,n),this.add(this._meshYaw)}{let e=new zs;e.radius=.1;let n=new K({color:16777215,depthTest:!1,depthWrite:!1});this._lineTarget=new oe(e,n),this._lineTarget.frustumCulled=!1,this.add(this._lineTarget)}}dispose(){this._meshYaw.geometry.dispose(),this._meshYaw.material.dispose(),this._meshPitch.geometry.dispose(),this._meshPitch.material.dispose(),this._lineTarget.geometry.dispose(),this._lineTarget.material.dispose()}updateMatrixWorld(t){let e=I.DEG2RAD*this.vrmLookAt.yaw;this._meshYaw.geometry.theta=e,this._meshYaw.geometry.update();let n=I.DEG2RAD*this.vrmLookAt.pitch;this._meshPitch.geometry.theta=n,this._meshPitch.geometry.update(),this.vrmLookAt.getLookAtWorldPosition(Ue),this.vrmLookAt.getLookAtWorldQuaternion(nt),nt.multiply(this.vrmLookAt.getFaceFrontQuaternion(nr)),this._meshYaw.position.copy(Ue),this._meshYaw.quaternion.copy(nt),this._meshPitch.position.copy(Ue),this._meshPitch.quaternion.copy(nt),this._meshPitch.quaternion.multiply(nr.setFromAxisAngle(js,e)),this._meshPitch.quaternion.multiply(Gs);let{target:i,autoUpdate:r}=this.vrmLookAt;i!=null&&r&&(i.getWorldPosition(ir).sub(Ue),this._lineTarget.geometry.tail.copy(ir),this._lineTarget.geometry.update(),this._lineTarget.position.copy(Ue)),super.updateMatrixWorld(t)}},qs=new _,Ys=new _;function jt(t,e){return t.matrixWorld.decompose(qs,e,Ys),e}function st(t){return[Math.atan2(-t.z,t.x),Math.atan2(t.y,Math.sqrt(t.x*t.x+t.z*t.z))]}function sr(t){let e=Math.round(t/2/Math.PI);return t-2*Math.PI*e}var or=new _(0,0,1),Qs=new _,Ks=new _,Zs=new _,$s=new w,Ot=new w,ar=new w,Js=new w,Nt=new ce,Cr=class Ur{constructor(e,n){this.offsetFromHeadBone=new _,this.autoUpdate=!0,this.faceFront=new _(0,0,1),this.humanoid=e,this.applier=n,this._yaw=0,this._pitch=0,this._needsUpdate=!0,this._restHeadWorldQuaternion=this.getLookAtWorldQuaternion(new w)}get yaw(){return this._yaw}set yaw(e){this._yaw=e,this._needsUpdate=!0}get pitch(){return this._pitch}set pitch(e){this._pitch=e,this._needsUpdate=!0}get euler(){return console.warn("VRMLookAt: euler is deprecated. use getEuler() instead."),this.getEuler(new ce)}getEuler(e){return e.set(I.DEG2RAD*this._pitch,I.DEG2RAD*this._yaw,0,"YXZ")}copy(e){if(this.humanoid!==e.humanoid)throw new Error("VRMLookAt: humanoid must be same in order to copy");return this.offsetFromHeadBone.copy(e.offsetFromHeadBone),this.applier=e.applier,this.autoUpdate=e.autoUpdate,this.target=e.target,this.faceFront.copy(e.faceFront),this}clone(){return new Ur(this.humanoid,this.applier).copy(this)}reset(){this._yaw=0,this._pitch=0,this._needsUpdate=!0}getLookAtWorldPosition(e){let n=this.humanoid.getRawBoneNode("head");return e.copy(this.offsetFromHeadBone).applyMatrix4(n.matrixWorld)}getLookAtWorldQuaternion(e){let n=this.humanoid.getRawBoneNode("head");return jt(n,e)}getFaceFrontQuaternion(e){if(this.faceFront.distanceToSquared(or)<.01)return e.copy(this._restHeadWorldQuaternion).invert();let[n,i]=st(this.faceFront);return Nt.set(0,.5*Math.PI+n,i,"YZX"),e.setFromEuler(Nt).premultiply(Js.copy(this._restHeadWorldQuaternion).invert())}getLookAtWorldDirection(e){return this.getLookAtWorldQuaternion(Ot),this.getFaceFrontQuaternion(ar),e.copy(or).applyQuaternion(Ot).applyQuaternion(ar).applyEuler(this.getEuler(Nt))}lookAt(e){let n=$s.copy(this._restHeadWorldQuaternion).multiply(Hr(this.getLookAtWorldQuaternion(Ot))),i=this.getLookAtWorldPosition(Ks),r=Zs.copy(e).sub(i).applyQuaternion(n).normalize(),[s,o]=st(this.faceFront),[l,a]=st(r),u=sr(l-s),c=sr(o-a);this._yaw=I.RAD2DEG*u,this._pitch=I.RAD2DEG*c,this._needsUpdate=!0}update(e){this.target!=null&&this.autoUpdate&&this.lookAt(this.target.getWorldPosition(Qs)),this._needsUpdate&&(this._needsUpdate=!1,this.applier.applyYawPitch(this._yaw,this._pitch))}};Cr.EULER_ORDER="YXZ";var eo=Cr,to=new _(0,0,1),Z=new w,xe=new w,G=new ce(0,0,0,"YXZ"),ot=class{constructor(t,e,n,i,r){this.humanoid=t,this.rangeMapHorizontalInner=e,this.rangeMapHorizontalOuter=n,this.rangeMapVerticalDown=i,this.rangeMapVerticalUp=r,this.faceFront=new _(0,0,1),this._restQuatLeftEye=new w,this._restQuatRightEye=new w,this._restLeftEyeParentWorldQuat=new w,this._restRightEyeParentWorldQuat=new w;let s=this.humanoid.getRawBoneNode("leftEye"),o=this.humanoid.getRawBoneNode("rightEye");s&&(this._restQuatLeftEye.copy(s.quaternion),jt(s.parent,this._restLeftEyeParentWorldQuat)),o&&(this._restQuatRightEye.copy(o.quaternion),jt(o.parent,this._restRightEyeParentWorldQuat))}applyYawPitch(t,e){let n=this.humanoid.getRawBoneNode("leftEye"),i=this.humanoid.getRawBoneNode("rightEye"),r=this.humanoid.getNormalizedBoneNode("leftEye"),s=this.humanoid.getNormalizedBoneNode("rightEye");n&&(e<0?G.x=-I.DEG2RAD*this.rangeMapVerticalDown.map(-e):G.x=I.DEG2RAD*this.rangeMapVerticalUp.map(e),t<0?G.y=-I.DEG2RAD*this.rangeMapHorizontalInner.map(-t):G.y=I.DEG2RAD*this.rangeMapHorizontalOuter.map(t),Z.setFromEuler(G),this._getWorldFaceFrontQuat(xe),r.quaternion.copy(xe).multiply(Z).multiply(xe.invert()),Z.copy(this._restLeftEyeParentWorldQuat),n.quaternion.copy(r.quaternion).multiply(Z).premultiply(Z.invert()).multiply(this._restQuatLeftEye)),i&&(e<0?G.x=-I.DEG2RAD*this.rangeMapVerticalDown.map(-e):G.x=I.DEG2RAD*this.rangeMapVerticalUp.map(e),t<0?G.y=-I.DEG2RAD*this.rangeMapHorizontalOuter.map(-t):G.y=I.DEG2RAD*this.rangeMapHorizontalInner.map(t),Z.setFromEuler(G),this._getWorldFaceFrontQuat(xe),s.quaternion.copy(xe).multiply(Z).multiply(xe.invert()),Z.copy(this._restRightEyeParentWorldQuat),i.quaternion.copy(s.quaternion).multiply(Z).premultiply(Z.invert()).multiply(this._restQuatRightEye))}lookAt(t){console.warn("VRMLookAtBoneApplier: lookAt() is deprecated. use apply() instead.");let e=I.RAD2DEG*t.y,n=I.RAD2DEG*t.x;this.applyYawPitch(e,n)}_getWorldFaceFrontQuat(t){if(this.faceFront.distanceToSquared(to)<.01)return t.identity();let[e,n]=st(this.faceFront);return G.set(0,.5*Math.PI+e,n,"YZX"),t.setFromEuler(G)}};ot.type="bone";var Xt=class{constructor(t,e,n,i,r){this.expressions=t,this.rangeMapHorizontalInner=e,this.rangeMapHorizontalOuter=n,this.rangeMapVerticalDown=i,this.rangeMapVerticalUp=r}applyYawPitch(t,e){e<0?(this.expressions.setValue("lookDown",0),this.expressions.setValue("lookUp",this.rangeMapVerticalUp.map(-e))):(this.expressions.setValue("lookUp",0),this.expressions.setValue("lookDown",this.rangeMapVerticalDown.map(e))),t<0?(this.expressions.setValue("lookLeft",0),this.expressions.setValue("lookRight",this.rangeMapHorizontalOuter.map(-t))):(this.expressions.setValue("lookRight",0),this.expressions.setValue("lookLeft",this.rangeMapHorizontalOuter.map(t)))}lookAt(t){console.warn("VRMLookAtBoneApplier: lookAt() is deprecated. use apply() instead.");let e=I.RAD2DEG*t.y,n=I.RAD2DEG*t.x;this.applyYawPitch(e,n)}};Xt.type="expression";var lr=class{constructor(t,e){this.inputMaxValue=t,this.outputScale=e}map(t){return this.outputScale*yr(t/this.inputMaxValue)}},no=new Set(["1.0","1.0-beta"]),it=.01,io=class{get name(){return"VRMLookAtLoaderPlugin"}constructor(t,e){this.parser=t,this.helperRoot=e?.helperRoot}afterRoot(t){return L(this,null,function*(){let e=t.userData.vrmHumanoid;if(e===null)return;if(e===void 0)throw new Error("VRMLookAtLoaderPlugin: vrmHumanoid is undefined. VRMHumanoidLoaderPlugin have to be used first");let n=t.userData.vrmExpressionManager;if(n!==null){if(n===void 0)throw new Error("VRMLookAtLoaderPlugin: vrmExpressionManager is undefined. VRMExpressionLoaderPlugin have to be used first");t.userData.vrmLookAt=yield this._import(t,e,n)}})}_import(t,e,n){return L(this,null,function*(){if(e==null||n==null)return null;let i=yield this._v1Import(t,e,n);if(i)return i;let r=yield this._v0Import(t,e,n);return r||null})}_v1Import(t,e,n){return L(this,null,function*(){var i,r,s;let o=this.parser.json;if(!(((i=o.extensionsUsed)==null?void 0:i.indexOf("VRMC_vrm"))!==-1))return null;let a=(r=o.extensions)==null?void 0:r.VRMC_vrm;if(!a)return null;let u=a.specVersion;if(!no.has(u))return console.warn(`VRMLookAtLoaderPlugin: Unknown VRMC_vrm specVersion "${u}"`),null;let c=a.lookAt;if(!c)return null;let d=c.type==="expression"?1:10,h=this._v1ImportRangeMap(c.rangeMapHorizontalInner,d),f=this._v1ImportRangeMap(c.rangeMapHorizontalOuter,d),p=this._v1ImportRangeMap(c.rangeMapVerticalDown,d),m=this._v1ImportRangeMap(c.rangeMapVerticalUp,d),g;c.type==="expression"?g=new Xt(n,h,f,p,m):g=new ot(e,h,f,p,m);let v=this._importLookAt(e,g);return v.offsetFromHeadBone.fromArray((s=c.offsetFromHeadBone)!=null?s:[0,.06,0]),v})}_v1ImportRangeMap(t,e){var n,i;let r=(n=t?.inputMaxValue)!=null?n:90,s=(i=t?.outputScale)!=null?i:e;return r<it&&(console.warn("VRMLookAtLoaderPlugin: inputMaxValue of a range map is too small. Consider reviewing the range map!"),r=it),new lr(r,s)}_v0Import(t,e,n){return L(this,null,function*(){var i,r,s,o;let a=(i=this.parser.json.extensions)==null?void 0:i.VRM;if(!a)return null;let u=a.firstPerson;if(!u)return null;let c=u.lookAtTypeName==="BlendShape"?1:10,d=this._v0ImportDegreeMap(u.lookAtHorizontalInner,c),h=this._v0ImportDegreeMap(u.lookAtHorizontalOuter,c),f=this._v0ImportDegreeMap(u.lookAtVerticalDown,c),p=this._v0ImportDegreeMap(u.lookAtVerticalUp,c),m;u.lookAtTypeName==="BlendShape"?m=new Xt(n,d,h,f,p):m=new ot(e,d,h,f,p);let g=this._importLookAt(e,m);return u.firstPersonBoneOffset?g.offsetFromHeadBone.set((r=u.firstPersonBoneOffset.x)!=null?r:0,(s=u.firstPersonBoneOffset.y)!=null?s:.06,-((o=u.firstPersonBoneOffset.z)!=null?o:0)):g.offsetFromHeadBone.set(0,.06,0),g.faceFront.set(0,0,-1),m instanceof ot&&m.faceFront.set(0,0,-1),g})}_v0ImportDegreeMap(t,e){var n,i;let r=t?.curve;JSON.stringify(r)!=="[0,0,0,1,1,1,1,0]"&&console.warn("Curves of LookAtDegreeMap defined in VRM 0.0 are not supported");let s=(n=t?.xRange)!=null?n:90,o=(i=t?.yRange)!=null?i:e;return s<it&&(console.warn("VRMLookAtLoaderPlugin: xRange of a degree map is too small. Consider reviewing the degree map!"),s=it),new lr(s,o)}_importLookAt(t,e){let n=new eo(t,e);if(this.helperRoot){let i=new Xs(n);this.helperRoot.add(i),i.renderOrder=this.helperRoot.renderOrder}return n}};function ro(t,e){return typeof t!="string"||t===""?"":(/^https?:\/\//i.test(e)&&/^\//.test(t)&&(e=e.replace(/(^https?:\/\/[^/]+).*/i,"$1")),/^(https?:)?\/\//i.test(t)||/^data:.*,.*$/i.test(t)||/^blob:.*$/i.test(t)?t:e+t)}var so=new Set(["1.0","1.0-beta"]),oo=class{get name(){return"VRMMetaLoaderPlugin"}constructor(t,e){var n,i,r;this.parser=t,this.needThumbnailImage=(n=e?.needThumbnailImage)!=null?n:!1,this.acceptLicenseUrls=(i=e?.acceptLicenseUrls)!=null?i:["https://vrm.dev/licenses/1.0/"],this.acceptV0Meta=(r=e?.acceptV0Meta)!=null?r:!0}afterRoot(t){return L(this,null,function*(){t.userData.vrmMeta=yield this._import(t)})}_import(t){return L(this,null,function*(){let e=yield this._v1Import(t);if(e!=null)return e;let n=yield this._v0Import(t);return n??null})}_v1Import(t){return L(this,null,function*(){var e,n,i;let r=this.parser.json;if(!(((e=r.extensionsUsed)==null?void 0:e.indexOf("VRMC_vrm"))!==-1))return null;let o=(n=r.extensions)==null?void 0:n.VRMC_vrm;if(o==null)return null;let l=o.specVersion;if(!so.has(l))return console.warn(`VRMMetaLoaderPlugin: Unknown VRMC_vrm specVersion "${l}"`),null;let a=o.meta;if(!a)return null;let u=a.licenseUrl;if(!new Set(this.acceptLicenseUrls).has(u))throw new Error(`VRMMetaLoaderPlugin: The license url "${u}" is not accepted`);let d;return this.needThumbnailImage&&a.thumbnailImage!=null&&(d=(i=yield this._extractGLTFImage(a.thumbnailImage))!=null?i:void 0),{metaVersion:"1",name:a.name,version:a.version,authors:a.authors,copyrightInformation:a.copyrightInformation,contactInformation:a.contactInformation,references:a.references,thirdPartyLicenses:a.thirdPartyLicenses,thumbnailImage:d,licenseUrl:a.licenseUrl,avatarPermission:a.avatarPermission,allowExcessivelyViolentUsage:a.allowExcessivelyViolentUsage,allowExcessivelySexualUsage:a.allowExcessivelySexualUsage,commercialUsage:a.commercialUsage,allowPoliticalOrReligiousUsage:a.allowPoliticalOrReligiousUsage,allowAntisocialOrHateUsage:a.allowAntisocialOrHateUsage,creditNotation:a.creditNotation,allowRedistribution:a.allowRedistribution,modification:a.modification,otherLicenseUrl:a.otherLicenseUrl}})}_v0Import(t){return L(this,null,function*(){var e;let i=(e=this.parser.json.extensions)==null?void 0:e.VRM;if(!i)return null;let r=i.meta;if(!r)return null;if(!this.acceptV0Meta)throw new Error("VRMMetaLoaderPlugin: Attempted to load VRM0.0 meta but acceptV0Meta is false");let s;return this.needThumbnailImage&&r.texture!=null&&r.texture!==-1&&(s=yield this.parser.getDependency("texture",r.texture)),{metaVersion:"0",allowedUserName:r.allowedUserName,author:r.author,commercialUssageName:r.commercialUssageName,contactInformation:r.contactInformation,licenseName:r.licenseName,otherLicenseUrl:r.otherLicenseUrl,otherPermissionUrl:r.otherPermissionUrl,reference:r.reference,sexualUssageName:r.sexualUssageName,texture:s??void 0,title:r.title,version:r.version,violentUssageName:r.violentUssageName}})}_extractGLTFImage(t){return L(this,null,function*(){var e;let i=(e=this.parser.json.images)==null?void 0:e[t];if(i==null)return console.warn(`VRMMetaLoaderPlugin: Attempt to use images[${t}] of glTF as a thumbnail but the image doesn't exist`),null;let r=i.uri;if(i.bufferView!=null){let o=yield this.parser.getDependency("bufferView",i.bufferView),l=new Blob([o],{type:i.mimeType});r=URL.createObjectURL(l)}return r==null?(console.warn(`VRMMetaLoaderPlugin: Attempt to use images[${t}] of glTF as a thumbnail but the image couldn't load properly`),null):yield new Ii().loadAsync(ro(r,this.parser.options.path)).catch(o=>(console.error(o),console.warn("VRMMetaLoaderPlugin: Failed to load a thumbnail image"),null))})}},ao=class{constructor(t){this.scene=t.scene,this.meta=t.meta,this.humanoid=t.humanoid,this.expressionManager=t.expressionManager,this.firstPerson=t.firstPerson,this.lookAt=t.lookAt}update(t){this.humanoid.update(),this.lookAt&&this.lookAt.update(t),this.expressionManager&&this.expressionManager.update()}};var lo=class extends ao{constructor(t){super(t),this.materials=t.materials,this.springBoneManager=t.springBoneManager,this.nodeConstraintManager=t.nodeConstraintManager}update(t){super.update(t),this.nodeConstraintManager&&this.nodeConstraintManager.update(),this.springBoneManager&&this.springBoneManager.update(t),this.materials&&this.materials.forEach(e=>{e.update&&e.update(t)})}},uo=Object.defineProperty,ur=Object.getOwnPropertySymbols,co=Object.prototype.hasOwnProperty,ho=Object.prototype.propertyIsEnumerable,cr=(t,e,n)=>e in t?uo(t,e,{enumerable:!0,configurable:!0,writable:!0,value:n}):t[e]=n,dr=(t,e)=>{for(var n in e||(e={}))co.call(e,n)&&cr(t,n,e[n]);if(ur)for(var n of ur(e))ho.call(e,n)&&cr(t,n,e[n]);return t},pe=(t,e,n)=>new Promise((i,r)=>{var s=a=>{try{l(n.next(a))}catch(u){r(u)}},o=a=>{try{l(n.throw(a))}catch(u){r(u)}},l=a=>a.done?i(a.value):Promise.resolve(a.value).then(s,o);l((n=n.apply(t,e)).next())}),fo={"":3e3,srgb:3001};function po(t,e){parseInt("187",10)>=152?t.colorSpace=e:t.encoding=fo[e]}var mo=class{get pending(){return Promise.all(this._pendings)}constructor(t,e){this._parser=t,this._materialParams=e,this._pendings=[]}assignPrimitive(t,e){e!=null&&(this._materialParams[t]=e)}assignColor(t,e,n){if(e!=null){let i=new C().fromArray(e);n&&i.convertSRGBToLinear(),this._materialParams[t]=i}}assignTexture(t,e,n){return pe(this,null,function*(){let i=pe(this,null,function*(){if(e!=null){let r=yield this._parser.assignTexture(this._materialParams,t,e);if(r==null){console.warn("GLTFMToonMaterialParamsAssignHelper: Failed to load texture. The rendering result may be wrong");return}n&&po(r,"srgb")}});return this._pendings.push(i),i})}assignTextureByIndex(t,e,n){return pe(this,null,function*(){return this.assignTexture(t,e!=null?{index:e}:void 0,n)})}},go=`// #define PHONG

varying vec3 vViewPosition;

#ifndef FLAT_SHADED
  varying vec3 vNormal;
#endif

#include <common>

// #include <uv_pars_vertex>
#ifdef MTOON_USE_UV
  varying vec2 vUv;

  // COMPAT: pre-r151 uses a common uvTransform
  #if THREE_VRM_THREE_REVISION < 151
    uniform mat3 uvTransform;
  #endif
#endif

// #include <uv2_pars_vertex>
// COMAPT: pre-r151 uses uv2 for lightMap and aoMap
#if THREE_VRM_THREE_REVISION < 151
  #if defined( USE_LIGHTMAP ) || defined( USE_AOMAP )
    attribute vec2 uv2;
    varying vec2 vUv2;
    uniform mat3 uv2Transform;
  #endif
#endif

// #include <displacementmap_pars_vertex>
// #include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>

#ifdef USE_OUTLINEWIDTHMULTIPLYTEXTURE
  uniform sampler2D outlineWidthMultiplyTexture;
  uniform mat3 outlineWidthMultiplyTextureUvTransform;
#endif

uniform float outlineWidthFactor;

void main() {

  // #include <uv_vertex>
  #ifdef MTOON_USE_UV
    // COMPAT: pre-r151 uses a common uvTransform
    #if THREE_VRM_THREE_REVISION >= 151
      vUv = uv;
    #else
      vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
    #endif
  #endif

  // #include <uv2_vertex>
  // COMAPT: pre-r151 uses uv2 for lightMap and aoMap
  #if THREE_VRM_THREE_REVISION < 151
    #if defined( USE_LIGHTMAP ) || defined( USE_AOMAP )
      vUv2 = ( uv2Transform * vec3( uv2, 1 ) ).xy;
    #endif
  #endif

  #include <color_vertex>

  #include <beginnormal_vertex>
  #include <morphnormal_vertex>
  #include <skinbase_vertex>
  #include <skinnormal_vertex>

  // we need this to compute the outline properly
  objectNormal = normalize( objectNormal );

  #include <defaultnormal_vertex>

  #ifndef FLAT_SHADED // Normal computed with derivatives when FLAT_SHADED
    vNormal = normalize( transformedNormal );
  #endif

  #include <begin_vertex>

  #include <morphtarget_vertex>
  #include <skinning_vertex>
  // #include <displacementmap_vertex>
  #include <project_vertex>
  #include <logdepthbuf_vertex>
  #include <clipping_planes_vertex>

  vViewPosition = - mvPosition.xyz;

  #ifdef OUTLINE
    float worldNormalLength = length( transformedNormal );
    vec3 outlineOffset = outlineWidthFactor * worldNormalLength * objectNormal;

    #ifdef USE_OUTLINEWIDTHMULTIPLYTEXTURE
      vec2 outlineWidthMultiplyTextureUv = ( outlineWidthMultiplyTextureUvTransform * vec3( vUv, 1 ) ).xy;
      float outlineTex = texture2D( outlineWidthMultiplyTexture, outlineWidthMultiplyTextureUv ).g;
      outlineOffset *= outlineTex;
    #endif

    #ifdef OUTLINE_WIDTH_SCREEN
      outlineOffset *= vViewPosition.z / projectionMatrix[ 1 ].y;
    #endif

    gl_Position = projectionMatrix * modelViewMatrix * vec4( outlineOffset + transformed, 1.0 );

    gl_Position.z += 1E-6 * gl_Position.w; // anti-artifact magic
  #endif

  #include <worldpos_vertex>
  // #include <envmap_vertex>
  #include <shadowmap_vertex>
  #include <fog_vertex>

}`,_o=`// #define PHONG

uniform vec3 litFactor;

uniform float opacity;

uniform vec3 shadeColorFactor;
#ifdef USE_SHADEMULTIPLYTEXTURE
  uniform sampler2D shadeMultiplyTexture;
  uniform mat3 shadeMultiplyTextureUvTransform;
#endif

uniform float shadingShiftFactor;
uniform float shadingToonyFactor;

#ifdef USE_SHADINGSHIFTTEXTURE
  uniform sampler2D shadingShiftTexture;
  uniform mat3 shadingShiftTextureUvTransform;
  uniform float shadingShiftTextureScale;
#endif

uniform float giEqualizationFactor;

uniform vec3 parametricRimColorFactor;
#ifdef USE_RIMMULTIPLYTEXTURE
  uniform sampler2D rimMultiplyTexture;
  uniform mat3 rimMultiplyTextureUvTransform;
#endif
uniform float rimLightingMixFactor;
uniform float parametricRimFresnelPowerFactor;
uniform float parametricRimLiftFactor;

#ifdef USE_MATCAPTEXTURE
  uniform vec3 matcapFactor;
  uniform sampler2D matcapTexture;
  uniform mat3 matcapTextureUvTransform;
#endif

uniform vec3 emissive;
uniform float emissiveIntensity;

uniform vec3 outlineColorFactor;
uniform float outlineLightingMixFactor;

#ifdef USE_UVANIMATIONMASKTEXTURE
  uniform sampler2D uvAnimationMaskTexture;
  uniform mat3 uvAnimationMaskTextureUvTransform;
#endif

uniform float uvAnimationScrollXOffset;
uniform float uvAnimationScrollYOffset;
uniform float uvAnimationRotationPhase;

#include <common>
#include <packing>
#include <dithering_pars_fragment>
#include <color_pars_fragment>

// #include <uv_pars_fragment>
#if ( defined( MTOON_USE_UV ) && !defined( MTOON_UVS_VERTEX_ONLY ) )
  varying vec2 vUv;
#endif

// #include <uv2_pars_fragment>
// COMAPT: pre-r151 uses uv2 for lightMap and aoMap
#if THREE_VRM_THREE_REVISION < 151
  #if defined( USE_LIGHTMAP ) || defined( USE_AOMAP )
    varying vec2 vUv2;
  #endif
#endif

#include <map_pars_fragment>

#ifdef USE_MAP
  uniform mat3 mapUvTransform;
#endif

// #include <alphamap_pars_fragment>

#include <alphatest_pars_fragment>

#include <aomap_pars_fragment>
// #include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>

#ifdef USE_EMISSIVEMAP
  uniform mat3 emissiveMapUvTransform;
#endif

// #include <envmap_common_pars_fragment>
// #include <envmap_pars_fragment>
// #include <cube_uv_reflection_fragment>
#include <fog_pars_fragment>

// #include <bsdfs>
// COMPAT: pre-r151 doesn't have BRDF_Lambert in <common>
#if THREE_VRM_THREE_REVISION < 151
  vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
    return RECIPROCAL_PI * diffuseColor;
  }
#endif

#include <lights_pars_begin>

#include <normal_pars_fragment>

// #include <lights_phong_pars_fragment>
varying vec3 vViewPosition;

struct MToonMaterial {
  vec3 diffuseColor;
  vec3 shadeColor;
  float shadingShift;
};

float linearstep( float a, float b, float t ) {
  return clamp( ( t - a ) / ( b - a ), 0.0, 1.0 );
}

/**
 * Convert NdotL into toon shading factor using shadingShift and shadingToony
 */
float getShading(
  const in float dotNL,
  const in float shadow,
  const in float shadingShift
) {
  float shading = dotNL;
  shading = shading + shadingShift;
  shading = linearstep( -1.0 + shadingToonyFactor, 1.0 - shadingToonyFactor, shading );
  shading *= shadow;
  return shading;
}

/**
 * Mix diffuseColor and shadeColor using shading factor and light color
 */
vec3 getDiffuse(
  const in MToonMaterial material,
  const in float shading,
  in vec3 lightColor
) {
  #ifdef DEBUG_LITSHADERATE
    return vec3( BRDF_Lambert( shading * lightColor ) );
  #endif

  vec3 col = lightColor * BRDF_Lambert( mix( material.shadeColor, material.diffuseColor, shading ) );

  // The "comment out if you want to PBR absolutely" line
  #ifdef V0_COMPAT_SHADE
    col = min( col, material.diffuseColor );
  #endif

  return col;
}

// COMPAT: pre-r156 uses a struct GeometricContext
#if THREE_VRM_THREE_REVISION >= 157
  void RE_Direct_MToon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in MToonMaterial material, const in float shadow, inout ReflectedLight reflectedLight ) {
    float dotNL = clamp( dot( geometryNormal, directLight.direction ), -1.0, 1.0 );
    vec3 irradiance = directLight.color;

    // directSpecular will be used for rim lighting, not an actual specular
    reflectedLight.directSpecular += irradiance;

    irradiance *= dotNL;

    float shading = getShading( dotNL, shadow, material.shadingShift );

    // toon shaded diffuse
    reflectedLight.directDiffuse += getDiffuse( material, shading, directLight.color );
  }

  void RE_IndirectDiffuse_MToon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in MToonMaterial material, inout ReflectedLight reflectedLight ) {
    // indirect diffuse will use diffuseColor, no shadeColor involved
    reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );

    // directSpecular will be used for rim lighting, not an actual specular
    reflectedLight.directSpecular += irradiance;
  }
#else
  void RE_Direct_MToon( const in IncidentLight directLight, const in GeometricContext geometry, const in MToonMaterial material, const in float shadow, inout ReflectedLight reflectedLight ) {
    float dotNL = clamp( dot( geometry.normal, directLight.direction ), -1.0, 1.0 );
    vec3 irradiance = directLight.color;

    // directSpecular will be used for rim lighting, not an actual specular
    reflectedLight.directSpecular += irradiance;

    irradiance *= dotNL;

    float shading = getShading( dotNL, shadow, material.shadingShift );

    // toon shaded diffuse
    reflectedLight.directDiffuse += getDiffuse( material, shading, directLight.color );
  }

  void RE_IndirectDiffuse_MToon( const in vec3 irradiance, const in GeometricContext geometry, const in MToonMaterial material, inout ReflectedLight reflectedLight ) {
    // indirect diffuse will use diffuseColor, no shadeColor involved
    reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );

    // directSpecular will be used for rim lighting, not an actual specular
    reflectedLight.directSpecular += irradiance;
  }
#endif

#define RE_Direct RE_Direct_MToon
#define RE_IndirectDiffuse RE_IndirectDiffuse_MToon
#define Material_LightProbeLOD( material ) (0)

#include <shadowmap_pars_fragment>
// #include <bumpmap_pars_fragment>

// #include <normalmap_pars_fragment>
#ifdef USE_NORMALMAP

  uniform sampler2D normalMap;
  uniform mat3 normalMapUvTransform;
  uniform vec2 normalScale;

#endif

// COMPAT: pre-r151
// USE_NORMALMAP_OBJECTSPACE used to be OBJECTSPACE_NORMALMAP in pre-r151
#if defined( USE_NORMALMAP_OBJECTSPACE ) || defined( OBJECTSPACE_NORMALMAP )

  uniform mat3 normalMatrix;

#endif

// COMPAT: pre-r151
// USE_NORMALMAP_TANGENTSPACE used to be TANGENTSPACE_NORMALMAP in pre-r151
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( TANGENTSPACE_NORMALMAP ) )

  // Per-Pixel Tangent Space Normal Mapping
  // http://hacksoflife.blogspot.ch/2009/11/per-pixel-tangent-space-normal-mapping.html

  // three-vrm specific change: it requires \`uv\` as an input in order to support uv scrolls

  // Temporary compat against shader change @ Three.js r126, r151
  #if THREE_VRM_THREE_REVISION >= 151

    mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {

      vec3 q0 = dFdx( eye_pos.xyz );
      vec3 q1 = dFdy( eye_pos.xyz );
      vec2 st0 = dFdx( uv.st );
      vec2 st1 = dFdy( uv.st );

      vec3 N = surf_norm;

      vec3 q1perp = cross( q1, N );
      vec3 q0perp = cross( N, q0 );

      vec3 T = q1perp * st0.x + q0perp * st1.x;
      vec3 B = q1perp * st0.y + q0perp * st1.y;

      float det = max( dot( T, T ), dot( B, B ) );
      float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );

      return mat3( T * scale, B * scale, N );

    }

  #else

    vec3 perturbNormal2Arb( vec2 uv, vec3 eye_pos, vec3 surf_norm, vec3 mapN, float faceDirection ) {

      vec3 q0 = vec3( dFdx( eye_pos.x ), dFdx( eye_pos.y ), dFdx( eye_pos.z ) );
      vec3 q1 = vec3( dFdy( eye_pos.x ), dFdy( eye_pos.y ), dFdy( eye_pos.z ) );
      vec2 st0 = dFdx( uv.st );
      vec2 st1 = dFdy( uv.st );

      vec3 N = normalize( surf_norm );

      vec3 q1perp = cross( q1, N );
      vec3 q0perp = cross( N, q0 );

      vec3 T = q1perp * st0.x + q0perp * st1.x;
      vec3 B = q1perp * st0.y + q0perp * st1.y;

      // three-vrm specific change: Workaround for the issue that happens when delta of uv = 0.0
      // TODO: Is this still required? Or shall I make a PR about it?
      if ( length( T ) == 0.0 || length( B ) == 0.0 ) {
        return surf_norm;
      }

      float det = max( dot( T, T ), dot( B, B ) );
      float scale = ( det == 0.0 ) ? 0.0 : faceDirection * inversesqrt( det );

      return normalize( T * ( mapN.x * scale ) + B * ( mapN.y * scale ) + N * mapN.z );

    }

  #endif

#endif

// #include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>

// == post correction ==========================================================
void postCorrection() {
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
  #include <fog_fragment>
  #include <premultiplied_alpha_fragment>
  #include <dithering_fragment>
}

// == main procedure ===========================================================
void main() {
  #include <clipping_planes_fragment>

  vec2 uv = vec2(0.5, 0.5);

  #if ( defined( MTOON_USE_UV ) && !defined( MTOON_UVS_VERTEX_ONLY ) )
    uv = vUv;

    float uvAnimMask = 1.0;
    #ifdef USE_UVANIMATIONMASKTEXTURE
      vec2 uvAnimationMaskTextureUv = ( uvAnimationMaskTextureUvTransform * vec3( uv, 1 ) ).xy;
      uvAnimMask = texture2D( uvAnimationMaskTexture, uvAnimationMaskTextureUv ).b;
    #endif

    float uvRotCos = cos( uvAnimationRotationPhase * uvAnimMask );
    float uvRotSin = sin( uvAnimationRotationPhase * uvAnimMask );
    uv = mat2( uvRotCos, -uvRotSin, uvRotSin, uvRotCos ) * ( uv - 0.5 ) + 0.5;
    uv = uv + vec2( uvAnimationScrollXOffset, uvAnimationScrollYOffset ) * uvAnimMask;
  #endif

  #ifdef DEBUG_UV
    gl_FragColor = vec4( 0.0, 0.0, 0.0, 1.0 );
    #if ( defined( MTOON_USE_UV ) && !defined( MTOON_UVS_VERTEX_ONLY ) )
      gl_FragColor = vec4( uv, 0.0, 1.0 );
    #endif
    return;
  #endif

  vec4 diffuseColor = vec4( litFactor, opacity );
  ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
  vec3 totalEmissiveRadiance = emissive * emissiveIntensity;

  #include <logdepthbuf_fragment>

  // #include <map_fragment>
  #ifdef USE_MAP
    vec2 mapUv = ( mapUvTransform * vec3( uv, 1 ) ).xy;
    vec4 sampledDiffuseColor = texture2D( map, mapUv );
    #ifdef DECODE_VIDEO_TEXTURE
      sampledDiffuseColor = vec4( mix( pow( sampledDiffuseColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), sampledDiffuseColor.rgb * 0.0773993808, vec3( lessThanEqual( sampledDiffuseColor.rgb, vec3( 0.04045 ) ) ) ), sampledDiffuseColor.w );
    #endif
    diffuseColor *= sampledDiffuseColor;
  #endif

  // #include <color_fragment>
  #if ( defined( USE_COLOR ) && !defined( IGNORE_VERTEX_COLOR ) )
    diffuseColor.rgb *= vColor;
  #endif

  // #include <alphamap_fragment>

  #include <alphatest_fragment>

  // #include <specularmap_fragment>

  // #include <normal_fragment_begin>
  float faceDirection = gl_FrontFacing ? 1.0 : -1.0;

  #ifdef FLAT_SHADED

    vec3 fdx = dFdx( vViewPosition );
    vec3 fdy = dFdy( vViewPosition );
    vec3 normal = normalize( cross( fdx, fdy ) );

  #else

    vec3 normal = normalize( vNormal );

    #ifdef DOUBLE_SIDED

      normal *= faceDirection;

    #endif

  #endif

  #ifdef USE_NORMALMAP

    vec2 normalMapUv = ( normalMapUvTransform * vec3( uv, 1 ) ).xy;

  #endif

  #ifdef USE_NORMALMAP_TANGENTSPACE

    #ifdef USE_TANGENT

      mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );

    #else

      mat3 tbn = getTangentFrame( - vViewPosition, normal, normalMapUv );

    #endif

    #if defined( DOUBLE_SIDED ) && ! defined( FLAT_SHADED )

      tbn[0] *= faceDirection;
      tbn[1] *= faceDirection;

    #endif

  #endif

  #ifdef USE_CLEARCOAT_NORMALMAP

    #ifdef USE_TANGENT

      mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );

    #else

      mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );

    #endif

    #if defined( DOUBLE_SIDED ) && ! defined( FLAT_SHADED )

      tbn2[0] *= faceDirection;
      tbn2[1] *= faceDirection;

    #endif

  #endif

  // non perturbed normal for clearcoat among others

  vec3 nonPerturbedNormal = normal;

  #ifdef OUTLINE
    normal *= -1.0;
  #endif

  // #include <normal_fragment_maps>

  // COMPAT: pre-r151
  // USE_NORMALMAP_OBJECTSPACE used to be OBJECTSPACE_NORMALMAP in pre-r151
  #if defined( USE_NORMALMAP_OBJECTSPACE ) || defined( OBJECTSPACE_NORMALMAP )

    normal = texture2D( normalMap, normalMapUv ).xyz * 2.0 - 1.0; // overrides both flatShading and attribute normals

    #ifdef FLIP_SIDED

      normal = - normal;

    #endif

    #ifdef DOUBLE_SIDED

      normal = normal * faceDirection;

    #endif

    normal = normalize( normalMatrix * normal );

  // COMPAT: pre-r151
  // USE_NORMALMAP_TANGENTSPACE used to be TANGENTSPACE_NORMALMAP in pre-r151
  #elif defined( USE_NORMALMAP_TANGENTSPACE ) || defined( TANGENTSPACE_NORMALMAP )

    vec3 mapN = texture2D( normalMap, normalMapUv ).xyz * 2.0 - 1.0;
    mapN.xy *= normalScale;

    // COMPAT: pre-r151
    #if THREE_VRM_THREE_REVISION >= 151 || defined( USE_TANGENT )

      normal = normalize( tbn * mapN );

    #else

      normal = perturbNormal2Arb( uv, -vViewPosition, normal, mapN, faceDirection );

    #endif

  #endif

  // #include <emissivemap_fragment>
  #ifdef USE_EMISSIVEMAP
    vec2 emissiveMapUv = ( emissiveMapUvTransform * vec3( uv, 1 ) ).xy;
    totalEmissiveRadiance *= texture2D( emissiveMap, emissiveMapUv ).rgb;
  #endif

  #ifdef DEBUG_NORMAL
    gl_FragColor = vec4( 0.5 + 0.5 * normal, 1.0 );
    return;
  #endif

  // -- MToon: lighting --------------------------------------------------------
  // accumulation
  // #include <lights_phong_fragment>
  MToonMaterial material;

  material.diffuseColor = diffuseColor.rgb;

  material.shadeColor = shadeColorFactor;
  #ifdef USE_SHADEMULTIPLYTEXTURE
    vec2 shadeMultiplyTextureUv = ( shadeMultiplyTextureUvTransform * vec3( uv, 1 ) ).xy;
    material.shadeColor *= texture2D( shadeMultiplyTexture, shadeMultiplyTextureUv ).rgb;
  #endif

  #if ( defined( USE_COLOR ) && !defined( IGNORE_VERTEX_COLOR ) )
    material.shadeColor.rgb *= vColor;
  #endif

  material.shadingShift = shadingShiftFactor;
  #ifdef USE_SHADINGSHIFTTEXTURE
    vec2 shadingShiftTextureUv = ( shadingShiftTextureUvTransform * vec3( uv, 1 ) ).xy;
    material.shadingShift += texture2D( shadingShiftTexture, shadingShiftTextureUv ).r * shadingShiftTextureScale;
  #endif

  // #include <lights_fragment_begin>

  // MToon Specific changes:
  // Since we want to take shadows into account of shading instead of irradiance,
  // we had to modify the codes that multiplies the results of shadowmap into color of direct lights.

  // COMPAT: pre-r156 uses a struct GeometricContext
  #if THREE_VRM_THREE_REVISION >= 157
    vec3 geometryPosition = - vViewPosition;
    vec3 geometryNormal = normal;
    vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );

    vec3 geometryClearcoatNormal;

    #ifdef USE_CLEARCOAT

      geometryClearcoatNormal = clearcoatNormal;

    #endif
  #else
    GeometricContext geometry;

    geometry.position = - vViewPosition;
    geometry.normal = normal;
    geometry.viewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );

    #ifdef USE_CLEARCOAT

      geometry.clearcoatNormal = clearcoatNormal;

    #endif
  #endif

  IncidentLight directLight;

  // since these variables will be used in unrolled loop, we have to define in prior
  float shadow;

  #if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )

    PointLight pointLight;
    #if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
    PointLightShadow pointLightShadow;
    #endif

    #pragma unroll_loop_start
    for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {

      pointLight = pointLights[ i ];

      // COMPAT: pre-r156 uses a struct GeometricContext
      #if THREE_VRM_THREE_REVISION >= 157
        getPointLightInfo( pointLight, geometryPosition, directLight );
      #else
        getPointLightInfo( pointLight, geometry, directLight );
      #endif

      shadow = 1.0;
      #if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS )
      pointLightShadow = pointLightShadows[ i ];
      // COMPAT: pre-r166
      // r166 introduced shadowIntensity
      #if THREE_VRM_THREE_REVISION >= 166
        shadow = all( bvec2( directLight.visible, receiveShadow ) ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
      #else
        shadow = all( bvec2( directLight.visible, receiveShadow ) ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
      #endif
      #endif

      // COMPAT: pre-r156 uses a struct GeometricContext
      #if THREE_VRM_THREE_REVISION >= 157
        RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, shadow, reflectedLight );
      #else
        RE_Direct( directLight, geometry, material, shadow, reflectedLight );
      #endif

    }
    #pragma unroll_loop_end

  #endif

  #if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )

    SpotLight spotLight;
    // COMPAT: pre-r144 uses NUM_SPOT_LIGHT_SHADOWS, r144+ uses NUM_SPOT_LIGHT_COORDS
    #if THREE_VRM_THREE_REVISION >= 144
      #if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_COORDS > 0
      SpotLightShadow spotLightShadow;
      #endif
    #elif defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
    SpotLightShadow spotLightShadow;
    #endif

    #pragma unroll_loop_start
    for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {

      spotLight = spotLights[ i ];

      // COMPAT: pre-r156 uses a struct GeometricContext
      #if THREE_VRM_THREE_REVISION >= 157
        getSpotLightInfo( spotLight, geometryPosition, directLight );
      #else
        getSpotLightInfo( spotLight, geometry, directLight );
      #endif

      shadow = 1.0;
      // COMPAT: pre-r144 uses NUM_SPOT_LIGHT_SHADOWS and vSpotShadowCoord, r144+ uses NUM_SPOT_LIGHT_COORDS and vSpotLightCoord
      // COMPAT: pre-r166 does not have shadowIntensity, r166+ has shadowIntensity
      #if THREE_VRM_THREE_REVISION >= 166
        #if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_COORDS )
        spotLightShadow = spotLightShadows[ i ];
        shadow = all( bvec2( directLight.visible, receiveShadow ) ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
        #endif
      #elif THREE_VRM_THREE_REVISION >= 144
        #if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_COORDS )
        spotLightShadow = spotLightShadows[ i ];
        shadow = all( bvec2( directLight.visible, receiveShadow ) ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
        #endif
      #elif defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
      spotLightShadow = spotLightShadows[ i ];
      shadow = all( bvec2( directLight.visible, receiveShadow ) ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotShadowCoord[ i ] ) : 1.0;
      #endif

      // COMPAT: pre-r156 uses a struct GeometricContext
      #if THREE_VRM_THREE_REVISION >= 157
        RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, shadow, reflectedLight );
      #else
        RE_Direct( directLight, geometry, material, shadow, reflectedLight );
      #endif

    }
    #pragma unroll_loop_end

  #endif

  #if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )

    DirectionalLight directionalLight;
    #if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
    DirectionalLightShadow directionalLightShadow;
    #endif

    #pragma unroll_loop_start
    for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {

      directionalLight = directionalLights[ i ];

      // COMPAT: pre-r156 uses a struct GeometricContext
      #if THREE_VRM_THREE_REVISION >= 157
        getDirectionalLightInfo( directionalLight, directLight );
      #else
        getDirectionalLightInfo( directionalLight, geometry, directLight );
      #endif

      shadow = 1.0;
      #if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
      directionalLightShadow = directionalLightShadows[ i ];
      // COMPAT: pre-r166
      // r166 introduced shadowIntensity
      #if THREE_VRM_THREE_REVISION >= 166
        shadow = all( bvec2( directLight.visible, receiveShadow ) ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
      #else
        shadow = all( bvec2( directLight.visible, receiveShadow ) ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
      #endif
      #endif

      // COMPAT: pre-r156 uses a struct GeometricContext
      #if THREE_VRM_THREE_REVISION >= 157
        RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, shadow, reflectedLight );
      #else
        RE_Direct( directLight, geometry, material, shadow, reflectedLight );
      #endif

    }
    #pragma unroll_loop_end

  #endif

  // #if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )

  //   RectAreaLight rectAreaLight;

  //   #pragma unroll_loop_start
  //   for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {

  //     rectAreaLight = rectAreaLights[ i ];
  //     RE_Direct_RectArea( rectAreaLight, geometry, material, reflectedLight );

  //   }
  //   #pragma unroll_loop_end

  // #endif

  #if defined( RE_IndirectDiffuse )

    vec3 iblIrradiance = vec3( 0.0 );

    vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );

    // COMPAT: pre-r156 uses a struct GeometricContext
    // COMPAT: pre-r156 doesn't have a define USE_LIGHT_PROBES
    #if THREE_VRM_THREE_REVISION >= 157
      #if defined( USE_LIGHT_PROBES )
        irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
      #endif
    #else
      irradiance += getLightProbeIrradiance( lightProbe, geometry.normal );
    #endif

    #if ( NUM_HEMI_LIGHTS > 0 )

      #pragma unroll_loop_start
      for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {

        // COMPAT: pre-r156 uses a struct GeometricContext
        #if THREE_VRM_THREE_REVISION >= 157
          irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
        #else
          irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometry.normal );
        #endif

      }
      #pragma unroll_loop_end

    #endif

  #endif

  // #if defined( RE_IndirectSpecular )

  //   vec3 radiance = vec3( 0.0 );
  //   vec3 clearcoatRadiance = vec3( 0.0 );

  // #endif

  #include <lights_fragment_maps>
  #include <lights_fragment_end>

  // modulation
  #include <aomap_fragment>

  vec3 col = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;

  #ifdef DEBUG_LITSHADERATE
    gl_FragColor = vec4( col, diffuseColor.a );
    postCorrection();
    return;
  #endif

  // -- MToon: rim lighting -----------------------------------------
  vec3 viewDir = normalize( vViewPosition );

  #ifndef PHYSICALLY_CORRECT_LIGHTS
    reflectedLight.directSpecular /= PI;
  #endif
  vec3 rimMix = mix( vec3( 1.0 ), reflectedLight.directSpecular, rimLightingMixFactor );

  vec3 rim = parametricRimColorFactor * pow( saturate( 1.0 - dot( viewDir, normal ) + parametricRimLiftFactor ), parametricRimFresnelPowerFactor );

  #ifdef USE_MATCAPTEXTURE
    {
      vec3 x = normalize( vec3( viewDir.z, 0.0, -viewDir.x ) );
      vec3 y = cross( viewDir, x ); // guaranteed to be normalized
      vec2 sphereUv = 0.5 + 0.5 * vec2( dot( x, normal ), -dot( y, normal ) );
      sphereUv = ( matcapTextureUvTransform * vec3( sphereUv, 1 ) ).xy;
      vec3 matcap = texture2D( matcapTexture, sphereUv ).rgb;
      rim += matcapFactor * matcap;
    }
  #endif

  #ifdef USE_RIMMULTIPLYTEXTURE
    vec2 rimMultiplyTextureUv = ( rimMultiplyTextureUvTransform * vec3( uv, 1 ) ).xy;
    rim *= texture2D( rimMultiplyTexture, rimMultiplyTextureUv ).rgb;
  #endif

  col += rimMix * rim;

  // -- MToon: Emission --------------------------------------------------------
  col += totalEmissiveRadiance;

  // #include <envmap_fragment>

  // -- Almost done! -----------------------------------------------------------
  #if defined( OUTLINE )
    col = outlineColorFactor.rgb * mix( vec3( 1.0 ), col, outlineLightingMixFactor );
  #endif

  #ifdef OPAQUE
    diffuseColor.a = 1.0;
  #endif

  gl_FragColor = vec4( col, diffuseColor.a );
  postCorrection();
}
`,vo={None:"none",Normal:"normal",LitShadeRate:"litShadeRate",UV:"uv"},hr={None:"none",WorldCoordinates:"worldCoordinates",ScreenCoordinates:"screenCoordinates"},Eo={3e3:"",3001:"srgb"};function Ct(t){return parseInt("187",10)>=152?t.colorSpace:Eo[t.encoding]}var To=class extends Si{constructor(t={}){var e;super({vertexShader:go,fragmentShader:_o}),this.uvAnimationScrollXSpeedFactor=0,this.uvAnimationScrollYSpeedFactor=0,this.uvAnimationRotationSpeedFactor=0,this.fog=!0,this.normalMapType=_i,this._ignoreVertexColor=!0,this._v0CompatShade=!1,this._debugMode=vo.None,this._outlineWidthMode=hr.None,this._isOutline=!1,t.transparentWithZWrite&&(t.depthWrite=!0),delete t.transparentWithZWrite,t.fog=!0,t.lights=!0,t.clipping=!0,this.uniforms=Ai.merge([Re.common,Re.normalmap,Re.emissivemap,Re.fog,Re.lights,{litFactor:{value:new C(1,1,1)},mapUvTransform:{value:new W},colorAlpha:{value:1},normalMapUvTransform:{value:new W},shadeColorFactor:{value:new C(0,0,0)},shadeMultiplyTexture:{value:null},shadeMultiplyTextureUvTransform:{value:new W},shadingShiftFactor:{value:0},shadingShiftTexture:{value:null},shadingShiftTextureUvTransform:{value:new W},shadingShiftTextureScale:{value:1},shadingToonyFactor:{value:.9},giEqualizationFactor:{value:.9},matcapFactor:{value:new C(1,1,1)},matcapTexture:{value:null},matcapTextureUvTransform:{value:new W},parametricRimColorFactor:{value:new C(0,0,0)},rimMultiplyTexture:{value:null},rimMultiplyTextureUvTransform:{value:new W},rimLightingMixFactor:{value:1},parametricRimFresnelPowerFactor:{value:5},parametricRimLiftFactor:{value:0},emissive:{value:new C(0,0,0)},emissiveIntensity:{value:1},emissiveMapUvTransform:{value:new W},outlineWidthMultiplyTexture:{value:null},outlineWidthMultiplyTextureUvTransform:{value:new W},outlineWidthFactor:{value:0},outlineColorFactor:{value:new C(0,0,0)},outlineLightingMixFactor:{value:1},uvAnimationMaskTexture:{value:null},uvAnimationMaskTextureUvTransform:{value:new W},uvAnimationScrollXOffset:{value:0},uvAnimationScrollYOffset:{value:0},uvAnimationRotationPhase:{value:0}},(e=t.uniforms)!=null?e:{}]),this.setValues(t),this._uploadUniformsWorkaround(),this.customProgramCacheKey=()=>[...Object.entries(this._generateDefines()).map(([n,i])=>`${n}:${i}`),this.matcapTexture?`matcapTextureColorSpace:${Ct(this.matcapTexture)}`:"",this.shadeMultiplyTexture?`shadeMultiplyTextureColorSpace:${Ct(this.shadeMultiplyTexture)}`:"",this.rimMultiplyTexture?`rimMultiplyTextureColorSpace:${Ct(this.rimMultiplyTexture)}`:""].join(","),this.onBeforeCompile=n=>{let i=parseInt("187",10),r=Object.entries(dr(dr({},this._generateDefines()),this.defines)).filter(([s,o])=>!!o).map(([s,o])=>`#define ${s} ${o}`).join(`
`)+`
`;n.vertexShader=r+n.vertexShader,n.fragmentShader=r+n.fragmentShader,i<154&&(n.fragmentShader=n.fragmentShader.replace("#include <colorspace_fragment>","#include <encodings_fragment>"))}}get color(){return this.uniforms.litFactor.value}set color(t){this.uniforms.litFactor.value=t}get map(){return this.uniforms.map.value}set map(t){this.uniforms.map.value=t}get normalMap(){return this.uniforms.normalMap.value}set normalMap(t){this.uniforms.normalMap.value=t}get normalScale(){return this.uniforms.normalScale.value}set normalScale(t){this.uniforms.normalScale.value=t}get emissive(){return this.uniforms.emissive.value}set emissive(t){this.uniforms.emissive.value=t}get emissiveIntensity(){return this.uniforms.emissiveIntensity.value}set emissiveIntensity(t){this.uniforms.emissiveIntensity.value=t}get emissiveMap(){return this.uniforms.emissiveMap.value}set emissiveMap(t){this.uniforms.emissiveMap.value=t}get shadeColorFactor(){return this.uniforms.shadeColorFactor.value}set shadeColorFactor(t){this.uniforms.shadeColorFactor.value=t}get shadeMultiplyTexture(){return this.uniforms.shadeMultiplyTexture.value}set shadeMultiplyTexture(t){this.uniforms.shadeMultiplyTexture.value=t}get shadingShiftFactor(){return this.uniforms.shadingShiftFactor.value}set shadingShiftFactor(t){this.uniforms.shadingShiftFactor.value=t}get shadingShiftTexture(){return this.uniforms.shadingShiftTexture.value}set shadingShiftTexture(t){this.uniforms.shadingShiftTexture.value=t}get shadingShiftTextureScale(){return this.uniforms.shadingShiftTextureScale.value}set shadingShiftTextureScale(t){this.uniforms.shadingShiftTextureScale.value=t}get shadingToonyFactor(){return this.uniforms.shadingToonyFactor.value}set shadingToonyFactor(t){this.uniforms.shadingToonyFactor.value=t}get giEqualizationFactor(){return this.uniforms.giEqualizationFactor.value}set giEqualizationFactor(t){this.uniforms.giEqualizationFactor.value=t}get matcapFactor(){return this.uniforms.matcapFactor.value}set matcapFactor(t){this.uniforms.matcapFactor.value=t}get matcapTexture(){return this.uniforms.matcapTexture.value}set matcapTexture(t){this.uniforms.matcapTexture.value=t}get parametricRimColorFactor(){return this.uniforms.parametricRimColorFactor.value}set parametricRimColorFactor(t){this.uniforms.parametricRimColorFactor.value=t}get rimMultiplyTexture(){return this.uniforms.rimMultiplyTexture.value}set rimMultiplyTexture(t){this.uniforms.rimMultiplyTexture.value=t}get rimLightingMixFactor(){return this.uniforms.rimLightingMixFactor.value}set rimLightingMixFactor(t){this.uniforms.rimLightingMixFactor.value=t}get parametricRimFresnelPowerFactor(){return this.uniforms.parametricRimFresnelPowerFactor.value}set parametricRimFresnelPowerFactor(t){this.uniforms.parametricRimFresnelPowerFactor.value=t}get parametricRimLiftFactor(){return this.uniforms.parametricRimLiftFactor.value}set parametricRimLiftFactor(t){this.uniforms.parametricRimLiftFactor.value=t}get outlineWidthMultiplyTexture(){return this.uniforms.outlineWidthMultiplyTexture.value}set outlineWidthMultiplyTexture(t){this.uniforms.outlineWidthMultiplyTexture.value=t}get outlineWidthFactor(){return this.uniforms.outlineWidthFactor.value}set outlineWidthFactor(t){this.uniforms.outlineWidthFactor.value=t}get outlineColorFactor(){return this.uniforms.outlineColorFactor.value}set outlineColorFactor(t){this.uniforms.outlineColorFactor.value=t}get outlineLightingMixFactor(){return this.uniforms.outlineLightingMixFactor.value}set outlineLightingMixFactor(t){this.uniforms.outlineLightingMixFactor.value=t}get uvAnimationMaskTexture(){return this.uniforms.uvAnimationMaskTexture.value}set uvAnimationMaskTexture(t){this.uniforms.uvAnimationMaskTexture.value=t}get uvAnimationScrollXOffset(){return this.uniforms.uvAnimationScrollXOffset.value}set uvAnimationScrollXOffset(t){this.uniforms.uvAnimationScrollXOffset.value=t}get uvAnimationScrollYOffset(){return this.uniforms.uvAnimationScrollYOffset.value}set uvAnimationScrollYOffset(t){this.uniforms.uvAnimationScrollYOffset.value=t}get uvAnimationRotationPhase(){return this.uniforms.uvAnimationRotationPhase.value}set uvAnimationRotationPhase(t){this.uniforms.uvAnimationRotationPhase.value=t}get ignoreVertexColor(){return this._ignoreVertexColor}set ignoreVertexColor(t){this._ignoreVertexColor=t,this.needsUpdate=!0}get v0CompatShade(){return this._v0CompatShade}set v0CompatShade(t){this._v0CompatShade=t,this.needsUpdate=!0}get debugMode(){return this._debugMode}set debugMode(t){this._debugMode=t,this.needsUpdate=!0}get outlineWidthMode(){return this._outlineWidthMode}set outlineWidthMode(t){this._outlineWidthMode=t,this.needsUpdate=!0}get isOutline(){return this._isOutline}set isOutline(t){this._isOutline=t,this.needsUpdate=!0}get isMToonMaterial(){return!0}update(t){this._uploadUniformsWorkaround(),this._updateUVAnimation(t)}copy(t){return super.copy(t),this.map=t.map,this.normalMap=t.normalMap,this.emissiveMap=t.emissiveMap,this.shadeMultiplyTexture=t.shadeMultiplyTexture,this.shadingShiftTexture=t.shadingShiftTexture,this.matcapTexture=t.matcapTexture,this.rimMultiplyTexture=t.rimMultiplyTexture,this.outlineWidthMultiplyTexture=t.outlineWidthMultiplyTexture,this.uvAnimationMaskTexture=t.uvAnimationMaskTexture,this.normalMapType=t.normalMapType,this.uvAnimationScrollXSpeedFactor=t.uvAnimationScrollXSpeedFactor,this.uvAnimationScrollYSpeedFactor=t.uvAnimationScrollYSpeedFactor,this.uvAnimationRotationSpeedFactor=t.uvAnimationRotationSpeedFactor,this.ignoreVertexColor=t.ignoreVertexColor,this.v0CompatShade=t.v0CompatShade,this.debugMode=t.debugMode,this.outlineWidthMode=t.outlineWidthMode,this.isOutline=t.isOutline,this.needsUpdate=!0,this}_updateUVAnimation(t){this.uniforms.uvAnimationScrollXOffset.value+=t*this.uvAnimationScrollXSpeedFactor,this.uniforms.uvAnimationScrollYOffset.value+=t*this.uvAnimationScrollYSpeedFactor,this.uniforms.uvAnimationRotationPhase.value+=t*this.uvAnimationRotationSpeedFactor,this.uniforms.alphaTest.value=this.alphaTest,this.uniformsNeedUpdate=!0}_uploadUniformsWorkaround(){this.uniforms.opacity.value=this.opacity,this._updateTextureMatrix(this.uniforms.map,this.uniforms.mapUvTransform),this._updateTextureMatrix(this.uniforms.normalMap,this.uniforms.normalMapUvTransform),this._updateTextureMatrix(this.uniforms.emissiveMap,this.uniforms.emissiveMapUvTransform),this._updateTextureMatrix(this.uniforms.shadeMultiplyTexture,this.uniforms.shadeMultiplyTextureUvTransform),this._updateTextureMatrix(this.uniforms.shadingShiftTexture,this.uniforms.shadingShiftTextureUvTransform),this._updateTextureMatrix(this.uniforms.matcapTexture,this.uniforms.matcapTextureUvTransform),this._updateTextureMatrix(this.uniforms.rimMultiplyTexture,this.uniforms.rimMultiplyTextureUvTransform),this._updateTextureMatrix(this.uniforms.outlineWidthMultiplyTexture,this.uniforms.outlineWidthMultiplyTextureUvTransform),this._updateTextureMatrix(this.uniforms.uvAnimationMaskTexture,this.uniforms.uvAnimationMaskTextureUvTransform),this.uniformsNeedUpdate=!0}_generateDefines(){let t=parseInt("187",10),e=this.outlineWidthMultiplyTexture!==null,n=this.map!==null||this.normalMap!==null||this.emissiveMap!==null||this.shadeMultiplyTexture!==null||this.shadingShiftTexture!==null||this.rimMultiplyTexture!==null||this.uvAnimationMaskTexture!==null;return{THREE_VRM_THREE_REVISION:t,OUTLINE:this._isOutline,MTOON_USE_UV:e||n,MTOON_UVS_VERTEX_ONLY:e&&!n,V0_COMPAT_SHADE:this._v0CompatShade,USE_SHADEMULTIPLYTEXTURE:this.shadeMultiplyTexture!==null,USE_SHADINGSHIFTTEXTURE:this.shadingShiftTexture!==null,USE_MATCAPTEXTURE:this.matcapTexture!==null,USE_RIMMULTIPLYTEXTURE:this.rimMultiplyTexture!==null,USE_OUTLINEWIDTHMULTIPLYTEXTURE:this._isOutline&&this.outlineWidthMultiplyTexture!==null,USE_UVANIMATIONMASKTEXTURE:this.uvAnimationMaskTexture!==null,IGNORE_VERTEX_COLOR:this._ignoreVertexColor===!0,DEBUG_NORMAL:this._debugMode==="normal",DEBUG_LITSHADERATE:this._debugMode==="litShadeRate",DEBUG_UV:this._debugMode==="uv",OUTLINE_WIDTH_SCREEN:this._isOutline&&this._outlineWidthMode===hr.ScreenCoordinates}}_updateTextureMatrix(t,e){t.value&&(t.value.matrixAutoUpdate&&t.value.updateMatrix(),e.value.copy(t.value.matrix))}},Mo=new Set(["1.0","1.0-beta"]),Vr=class at{get name(){return at.EXTENSION_NAME}constructor(e,n={}){var i,r,s,o;this.parser=e,this.materialType=(i=n.materialType)!=null?i:To,this.renderOrderOffset=(r=n.renderOrderOffset)!=null?r:0,this.v0CompatShade=(s=n.v0CompatShade)!=null?s:!1,this.debugMode=(o=n.debugMode)!=null?o:"none",this._mToonMaterialSet=new Set}beforeRoot(){return pe(this,null,function*(){this._removeUnlitExtensionIfMToonExists()})}afterRoot(e){return pe(this,null,function*(){e.userData.vrmMToonMaterials=Array.from(this._mToonMaterialSet)})}getMaterialType(e){return this._getMToonExtension(e)?this.materialType:null}extendMaterialParams(e,n){let i=this._getMToonExtension(e);return i?this._extendMaterialParams(i,n):null}loadMesh(e){return pe(this,null,function*(){var n;let i=this.parser,s=(n=i.json.meshes)==null?void 0:n[e];if(s==null)throw new Error(`MToonMaterialLoaderPlugin: Attempt to use meshes[${e}] of glTF but the mesh doesn't exist`);let o=s.primitives,l=yield i.loadMesh(e);if(o.length===1){let a=l,u=o[0].material;u!=null&&this._setupPrimitive(a,u)}else{let a=l;for(let u=0;u<o.length;u++){let c=a.children[u],d=o[u].material;d!=null&&this._setupPrimitive(c,d)}}return l})}_removeUnlitExtensionIfMToonExists(){let i=this.parser.json.materials;i?.map((r,s)=>{var o;this._getMToonExtension(s)&&((o=r.extensions)!=null&&o.KHR_materials_unlit)&&delete r.extensions.KHR_materials_unlit})}_getMToonExtension(e){var n,i;let o=(n=this.parser.json.materials)==null?void 0:n[e];if(o==null){console.warn(`MToonMaterialLoaderPlugin: Attempt to use materials[${e}] of glTF but the material doesn't exist`);return}let l=(i=o.extensions)==null?void 0:i[at.EXTENSION_NAME];if(l==null)return;let a=l.specVersion;if(!Mo.has(a)){console.warn(`MToonMaterialLoaderPlugin: Unknown ${at.EXTENSION_NAME} specVersion "${a}"`);return}return l}_extendMaterialParams(e,n){return pe(this,null,function*(){var i;delete n.metalness,delete n.roughness;let r=new mo(this.parser,n);r.assignPrimitive("transparentWithZWrite",e.transparentWithZWrite),r.assignColor("shadeColorFactor",e.shadeColorFactor),r.assignTexture("shadeMultiplyTexture",e.shadeMultiplyTexture,!0),r.assignPrimitive("shadingShiftFactor",e.shadingShiftFactor),r.assignTexture("shadingShiftTexture",e.shadingShiftTexture,!0),r.assignPrimitive("shadingShiftTextureScale",(i=e.shadingShiftTexture)==null?void 0:i.scale),r.assignPrimitive("shadingToonyFactor",e.shadingToonyFactor),r.assignPrimitive("giEqualizationFactor",e.giEqualizationFactor),r.assignColor("matcapFactor",e.matcapFactor),r.assignTexture("matcapTexture",e.matcapTexture,!0),r.assignColor("parametricRimColorFactor",e.parametricRimColorFactor),r.assignTexture("rimMultiplyTexture",e.rimMultiplyTexture,!0),r.assignPrimitive("rimLightingMixFactor",e.rimLightingMixFactor),r.assignPrimitive("parametricRimFresnelPowerFactor",e.parametricRimFresnelPowerFactor),r.assignPrimitive("parametricRimLiftFactor",e.parametricRimLiftFactor),r.assignPrimitive("outlineWidthMode",e.outlineWidthMode),r.assignPrimitive("outlineWidthFactor",e.outlineWidthFactor),r.assignTexture("outlineWidthMultiplyTexture",e.outlineWidthMultiplyTexture,!1),r.assignColor("outlineColorFactor",e.outlineColorFactor),r.assignPrimitive("outlineLightingMixFactor",e.outlineLightingMixFactor),r.assignTexture("uvAnimationMaskTexture",e.uvAnimationMaskTexture,!1),r.assignPrimitive("uvAnimationScrollXSpeedFactor",e.uvAnimationScrollXSpeedFactor),r.assignPrimitive("uvAnimationScrollYSpeedFactor",e.uvAnimationScrollYSpeedFactor),r.assignPrimitive("uvAnimationRotationSpeedFactor",e.uvAnimationRotationSpeedFactor),r.assignPrimitive("v0CompatShade",this.v0CompatShade),r.assignPrimitive("debugMode",this.debugMode),yield r.pending})}_setupPrimitive(e,n){let i=this._getMToonExtension(n);if(i){let r=this._parseRenderOrder(i);e.renderOrder=r+this.renderOrderOffset,this._generateOutline(e),this._addToMaterialSet(e);return}}_shouldGenerateOutline(e){return typeof e.outlineWidthMode=="string"&&e.outlineWidthMode!=="none"&&typeof e.outlineWidthFactor=="number"&&e.outlineWidthFactor>0}_generateOutline(e){let n=e.material;if(!(n instanceof Te)||!this._shouldGenerateOutline(n))return;e.material=[n];let i=n.clone();i.name+=" (Outline)",i.isOutline=!0,i.side=ui,e.material.push(i);let r=e.geometry,s=r.index?r.index.count:r.attributes.position.count/3;r.addGroup(0,s,0),r.addGroup(0,s,1)}_addToMaterialSet(e){let n=e.material,i=new Set;Array.isArray(n)?n.forEach(r=>i.add(r)):i.add(n);for(let r of i)this._mToonMaterialSet.add(r)}_parseRenderOrder(e){var n;return(e.transparentWithZWrite?0:19)+((n=e.renderQueueOffsetNumber)!=null?n:0)}};Vr.EXTENSION_NAME="VRMC_materials_mtoon";var Ro=Vr,xo=(t,e,n)=>new Promise((i,r)=>{var s=a=>{try{l(n.next(a))}catch(u){r(u)}},o=a=>{try{l(n.throw(a))}catch(u){r(u)}},l=a=>a.done?i(a.value):Promise.resolve(a.value).then(s,o);l((n=n.apply(t,e)).next())}),Br=class qt{get name(){return qt.EXTENSION_NAME}constructor(e){this.parser=e}extendMaterialParams(e,n){return xo(this,null,function*(){let i=this._getHDREmissiveMultiplierExtension(e);if(i==null)return;console.warn("VRMMaterialsHDREmissiveMultiplierLoaderPlugin: `VRMC_materials_hdr_emissiveMultiplier` is archived. Use `KHR_materials_emissive_strength` instead.");let r=i.emissiveMultiplier;n.emissiveIntensity=r})}_getHDREmissiveMultiplierExtension(e){var n,i;let o=(n=this.parser.json.materials)==null?void 0:n[e];if(o==null){console.warn(`VRMMaterialsHDREmissiveMultiplierLoaderPlugin: Attempt to use materials[${e}] of glTF but the material doesn't exist`);return}let l=(i=o.extensions)==null?void 0:i[qt.EXTENSION_NAME];if(l!=null)return l}};Br.EXTENSION_NAME="VRMC_materials_hdr_emissiveMultiplier";var yo=Br,wo=Object.defineProperty,Ao=Object.defineProperties,So=Object.getOwnPropertyDescriptors,fr=Object.getOwnPropertySymbols,bo=Object.prototype.hasOwnProperty,Lo=Object.prototype.propertyIsEnumerable,pr=(t,e,n)=>e in t?wo(t,e,{enumerable:!0,configurable:!0,writable:!0,value:n}):t[e]=n,$=(t,e)=>{for(var n in e||(e={}))bo.call(e,n)&&pr(t,n,e[n]);if(fr)for(var n of fr(e))Lo.call(e,n)&&pr(t,n,e[n]);return t},mr=(t,e)=>Ao(t,So(e)),Po=(t,e,n)=>new Promise((i,r)=>{var s=a=>{try{l(n.next(a))}catch(u){r(u)}},o=a=>{try{l(n.throw(a))}catch(u){r(u)}},l=a=>a.done?i(a.value):Promise.resolve(a.value).then(s,o);l((n=n.apply(t,e)).next())});function ye(t){return Math.pow(t,2.2)}var Io=class{get name(){return"VRMMaterialsV0CompatPlugin"}constructor(t){var e;this.parser=t,this._renderQueueMapTransparent=new Map,this._renderQueueMapTransparentZWrite=new Map;let n=this.parser.json;n.extensionsUsed=(e=n.extensionsUsed)!=null?e:[],n.extensionsUsed.indexOf("KHR_texture_transform")===-1&&n.extensionsUsed.push("KHR_texture_transform")}beforeRoot(){return Po(this,null,function*(){var t;let e=this.parser.json,n=(t=e.extensions)==null?void 0:t.VRM,i=n?.materialProperties;i&&(this._populateRenderQueueMap(i),i.forEach((r,s)=>{var o,l;let a=(o=e.materials)==null?void 0:o[s];if(a==null){console.warn(`VRMMaterialsV0CompatPlugin: Attempt to use materials[${s}] of glTF but the material doesn't exist`);return}if(r.shader==="VRM/MToon"){let u=this._parseV0MToonProperties(r,a);e.materials[s]=u}else if((l=r.shader)!=null&&l.startsWith("VRM/Unlit")){let u=this._parseV0UnlitProperties(r,a);e.materials[s]=u}else r.shader==="VRM_USE_GLTFSHADER"||console.warn(`VRMMaterialsV0CompatPlugin: Unknown shader: ${r.shader}`)}))})}_parseV0MToonProperties(t,e){var n,i,r,s,o,l,a,u,c,d,h,f,p,m,g,v,x,M,E,T,y,R,A,N,P,O,D,re,Le,Pe,te,X,ge,Ie,k,Pn,In,Hn,On,Nn,Cn,Un,Vn,Bn,Dn,Fn,kn,Wn,zn,Gn,jn,Xn,qn,Yn,Qn;let Kn=(i=(n=t.keywordMap)==null?void 0:n._ALPHABLEND_ON)!=null?i:!1,es=((r=t.floatProperties)==null?void 0:r._ZWrite)===1&&Kn,ts=this._v0ParseRenderQueue(t),Zn=(o=(s=t.keywordMap)==null?void 0:s._ALPHATEST_ON)!=null?o:!1,ns=Kn?"BLEND":Zn?"MASK":"OPAQUE",is=Zn?(a=(l=t.floatProperties)==null?void 0:l._Cutoff)!=null?a:.5:void 0,rs=((c=(u=t.floatProperties)==null?void 0:u._CullMode)!=null?c:2)===0,ue=this._portTextureTransform(t),ss=((h=(d=t.vectorProperties)==null?void 0:d._Color)!=null?h:[1,1,1,1]).map((oi,Ls)=>Ls===3?oi:ye(oi)),$n=(f=t.textureProperties)==null?void 0:f._MainTex,os=$n!=null?{index:$n,extensions:$({},ue)}:void 0,as=(m=(p=t.floatProperties)==null?void 0:p._BumpScale)!=null?m:1,Jn=(g=t.textureProperties)==null?void 0:g._BumpMap,ls=Jn!=null?{index:Jn,scale:as,extensions:$({},ue)}:void 0,us=((x=(v=t.vectorProperties)==null?void 0:v._EmissionColor)!=null?x:[0,0,0,1]).map(ye),ei=(M=t.textureProperties)==null?void 0:M._EmissionMap,cs=ei!=null?{index:ei,extensions:$({},ue)}:void 0,ds=((T=(E=t.vectorProperties)==null?void 0:E._ShadeColor)!=null?T:[.97,.81,.86,1]).map(ye),ti=(y=t.textureProperties)==null?void 0:y._ShadeTexture,hs=ti!=null?{index:ti,extensions:$({},ue)}:void 0,We=(A=(R=t.floatProperties)==null?void 0:R._ShadeShift)!=null?A:0,ze=(P=(N=t.floatProperties)==null?void 0:N._ShadeToony)!=null?P:.9;ze=I.lerp(ze,1,.5+.5*We),We=-We-(1-ze);let ni=(D=(O=t.floatProperties)==null?void 0:O._IndirectLightIntensity)!=null?D:.1,fs=ni?1-ni:void 0,_t=(re=t.textureProperties)==null?void 0:re._SphereAdd,ps=_t!=null?[1,1,1]:void 0,ms=_t!=null?{index:_t}:void 0,gs=(Pe=(Le=t.floatProperties)==null?void 0:Le._RimLightingMix)!=null?Pe:0,ii=(te=t.textureProperties)==null?void 0:te._RimTexture,_s=ii!=null?{index:ii,extensions:$({},ue)}:void 0,vs=((ge=(X=t.vectorProperties)==null?void 0:X._RimColor)!=null?ge:[0,0,0,1]).map(ye),Es=(k=(Ie=t.floatProperties)==null?void 0:Ie._RimFresnelPower)!=null?k:1,Ts=(In=(Pn=t.floatProperties)==null?void 0:Pn._RimLift)!=null?In:0,Ms=["none","worldCoordinates","screenCoordinates"][(On=(Hn=t.floatProperties)==null?void 0:Hn._OutlineWidthMode)!=null?On:0],vt=(Cn=(Nn=t.floatProperties)==null?void 0:Nn._OutlineWidth)!=null?Cn:0;vt=.01*vt;let ri=(Un=t.textureProperties)==null?void 0:Un._OutlineWidthTexture,Rs=ri!=null?{index:ri,extensions:$({},ue)}:void 0,xs=((Bn=(Vn=t.vectorProperties)==null?void 0:Vn._OutlineColor)!=null?Bn:[0,0,0]).map(ye),ys=((Fn=(Dn=t.floatProperties)==null?void 0:Dn._OutlineColorMode)!=null?Fn:0)===1?(Wn=(kn=t.floatProperties)==null?void 0:kn._OutlineLightingMix)!=null?Wn:1:0,si=(zn=t.textureProperties)==null?void 0:zn._UvAnimMaskTexture,ws=si!=null?{index:si,extensions:$({},ue)}:void 0,As=(jn=(Gn=t.floatProperties)==null?void 0:Gn._UvAnimScrollX)!=null?jn:0,Ge=(qn=(Xn=t.floatProperties)==null?void 0:Xn._UvAnimScrollY)!=null?qn:0;Ge!=null&&(Ge=-Ge);let Ss=(Qn=(Yn=t.floatProperties)==null?void 0:Yn._UvAnimRotation)!=null?Qn:0,bs={specVersion:"1.0",transparentWithZWrite:es,renderQueueOffsetNumber:ts,shadeColorFactor:ds,shadeMultiplyTexture:hs,shadingShiftFactor:We,shadingToonyFactor:ze,giEqualizationFactor:fs,matcapFactor:ps,matcapTexture:ms,rimLightingMixFactor:gs,rimMultiplyTexture:_s,parametricRimColorFactor:vs,parametricRimFresnelPowerFactor:Es,parametricRimLiftFactor:Ts,outlineWidthMode:Ms,outlineWidthFactor:vt,outlineWidthMultiplyTexture:Rs,outlineColorFactor:xs,outlineLightingMixFactor:ys,uvAnimationMaskTexture:ws,uvAnimationScrollXSpeedFactor:As,uvAnimationScrollYSpeedFactor:Ge,uvAnimationRotationSpeedFactor:Ss};return mr($({},e),{pbrMetallicRoughness:{baseColorFactor:ss,baseColorTexture:os},normalTexture:ls,emissiveTexture:cs,emissiveFactor:us,alphaMode:ns,alphaCutoff:is,doubleSided:rs,extensions:{VRMC_materials_mtoon:bs}})}_parseV0UnlitProperties(t,e){var n,i,r,s,o;let l=t.shader==="VRM/UnlitTransparentZWrite",a=t.shader==="VRM/UnlitTransparent"||l,u=this._v0ParseRenderQueue(t),c=t.shader==="VRM/UnlitCutout",d=a?"BLEND":c?"MASK":"OPAQUE",h=c?(i=(n=t.floatProperties)==null?void 0:n._Cutoff)!=null?i:.5:void 0,f=this._portTextureTransform(t),p=((s=(r=t.vectorProperties)==null?void 0:r._Color)!=null?s:[1,1,1,1]).map(ye),m=(o=t.textureProperties)==null?void 0:o._MainTex,g=m!=null?{index:m,extensions:$({},f)}:void 0,v={specVersion:"1.0",transparentWithZWrite:l,renderQueueOffsetNumber:u,shadeColorFactor:p,shadeMultiplyTexture:g};return mr($({},e),{pbrMetallicRoughness:{baseColorFactor:p,baseColorTexture:g},alphaMode:d,alphaCutoff:h,extensions:{VRMC_materials_mtoon:v}})}_portTextureTransform(t){var e,n,i,r,s;let o=(e=t.vectorProperties)==null?void 0:e._MainTex;if(o==null)return{};let l=[(n=o?.[0])!=null?n:0,(i=o?.[1])!=null?i:0],a=[(r=o?.[2])!=null?r:1,(s=o?.[3])!=null?s:1];return l[1]=1-a[1]-l[1],{KHR_texture_transform:{offset:l,scale:a}}}_v0ParseRenderQueue(t){var e,n;let i=t.shader==="VRM/UnlitTransparentZWrite",r=((e=t.keywordMap)==null?void 0:e._ALPHABLEND_ON)!=null||t.shader==="VRM/UnlitTransparent"||i,s=((n=t.floatProperties)==null?void 0:n._ZWrite)===1||i,o=0;if(r){let l=t.renderQueue;l!=null&&(s?o=this._renderQueueMapTransparentZWrite.get(l):o=this._renderQueueMapTransparent.get(l))}return o}_populateRenderQueueMap(t){let e=new Set,n=new Set;t.forEach(i=>{var r,s;let o=i.shader==="VRM/UnlitTransparentZWrite",l=((r=i.keywordMap)==null?void 0:r._ALPHABLEND_ON)!=null||i.shader==="VRM/UnlitTransparent"||o,a=((s=i.floatProperties)==null?void 0:s._ZWrite)===1||o;if(l){let u=i.renderQueue;u!=null&&(a?n.add(u):e.add(u))}}),e.size>10&&console.warn(`VRMMaterialsV0CompatPlugin: This VRM uses ${e.size} render queues for Transparent materials while VRM 1.0 only supports up to 10 render queues. The model might not be rendered correctly.`),n.size>10&&console.warn(`VRMMaterialsV0CompatPlugin: This VRM uses ${n.size} render queues for TransparentZWrite materials while VRM 1.0 only supports up to 10 render queues. The model might not be rendered correctly.`),Array.from(e).sort().forEach((i,r)=>{let s=Math.min(Math.max(r-e.size+1,-9),0);this._renderQueueMapTransparent.set(i,s)}),Array.from(n).sort().forEach((i,r)=>{let s=Math.min(Math.max(r,0),9);this._renderQueueMapTransparentZWrite.set(i,s)})}},gr=(t,e,n)=>new Promise((i,r)=>{var s=a=>{try{l(n.next(a))}catch(u){r(u)}},o=a=>{try{l(n.throw(a))}catch(u){r(u)}},l=a=>a.done?i(a.value):Promise.resolve(a.value).then(s,o);l((n=n.apply(t,e)).next())}),ae=new _,Ut=class extends F{constructor(t){super(),this._attrPosition=new H(new Float32Array([0,0,0,0,0,0]),3),this._attrPosition.setUsage(vi);let e=new V;e.setAttribute("position",this._attrPosition);let n=new K({color:16711935,depthTest:!1,depthWrite:!1});this._line=new $e(e,n),this.add(this._line),this.constraint=t}updateMatrixWorld(t){ae.setFromMatrixPosition(this.constraint.destination.matrixWorld),this._attrPosition.setXYZ(0,ae.x,ae.y,ae.z),this.constraint.source&&ae.setFromMatrixPosition(this.constraint.source.matrixWorld),this._attrPosition.setXYZ(1,ae.x,ae.y,ae.z),this._attrPosition.needsUpdate=!0,super.updateMatrixWorld(t)}};function _r(t,e){return e.set(t.elements[12],t.elements[13],t.elements[14])}var Ho=new _,Oo=new _;function No(t,e){return t.decompose(Ho,e,Oo),e}function ct(t){return t.invert?t.invert():t.inverse(),t}var Kt=class{constructor(t,e){this.destination=t,this.source=e,this.weight=1}},Co=new _,Uo=new _,Vo=new _,Bo=new w,Do=new w,Fo=new w,ko=class extends Kt{get aimAxis(){return this._aimAxis}set aimAxis(t){this._aimAxis=t,this._v3AimAxis.set(t==="PositiveX"?1:t==="NegativeX"?-1:0,t==="PositiveY"?1:t==="NegativeY"?-1:0,t==="PositiveZ"?1:t==="NegativeZ"?-1:0)}get dependencies(){let t=new Set([this.source]);return this.destination.parent&&t.add(this.destination.parent),t}constructor(t,e){super(t,e),this._aimAxis="PositiveX",this._v3AimAxis=new _(1,0,0),this._dstRestQuat=new w}setInitState(){this._dstRestQuat.copy(this.destination.quaternion)}update(){this.destination.updateWorldMatrix(!0,!1),this.source.updateWorldMatrix(!0,!1);let t=Bo.identity(),e=Do.identity();this.destination.parent&&(No(this.destination.parent.matrixWorld,t),ct(e.copy(t)));let n=Co.copy(this._v3AimAxis).applyQuaternion(this._dstRestQuat).applyQuaternion(t),i=_r(this.source.matrixWorld,Uo).sub(_r(this.destination.matrixWorld,Vo)).normalize(),r=Fo.setFromUnitVectors(n,i).premultiply(e).multiply(t).multiply(this._dstRestQuat);this.destination.quaternion.copy(this._dstRestQuat).slerp(r,this.weight)}};function Wo(t,e){let n=[t],i=t.parent;for(;i!==null;)n.unshift(i),i=i.parent;n.forEach(r=>{e(r)})}var zo=class{constructor(){this._constraints=new Set,this._objectConstraintsMap=new Map}get constraints(){return this._constraints}addConstraint(t){this._constraints.add(t);let e=this._objectConstraintsMap.get(t.destination);e==null&&(e=new Set,this._objectConstraintsMap.set(t.destination,e)),e.add(t)}deleteConstraint(t){this._constraints.delete(t),this._objectConstraintsMap.get(t.destination).delete(t)}setInitState(){let t=new Set,e=new Set;for(let n of this._constraints)this._processConstraint(n,t,e,i=>i.setInitState())}update(){let t=new Set,e=new Set;for(let n of this._constraints)this._processConstraint(n,t,e,i=>i.update())}_processConstraint(t,e,n,i){if(n.has(t))return;if(e.has(t))throw new Error("VRMNodeConstraintManager: Circular dependency detected while updating constraints");e.add(t);let r=t.dependencies;for(let s of r)Wo(s,o=>{let l=this._objectConstraintsMap.get(o);if(l)for(let a of l)this._processConstraint(a,e,n,i)});i(t),n.add(t)}},Go=new w,jo=new w,Xo=class extends Kt{get dependencies(){return new Set([this.source])}constructor(t,e){super(t,e),this._dstRestQuat=new w,this._invSrcRestQuat=new w}setInitState(){this._dstRestQuat.copy(this.destination.quaternion),ct(this._invSrcRestQuat.copy(this.source.quaternion))}update(){let t=Go.copy(this._invSrcRestQuat).multiply(this.source.quaternion),e=jo.copy(this._dstRestQuat).multiply(t);this.destination.quaternion.copy(this._dstRestQuat).slerp(e,this.weight)}},qo=new _,Yo=new w,Qo=new w,Ko=class extends Kt{get rollAxis(){return this._rollAxis}set rollAxis(t){this._rollAxis=t,this._v3RollAxis.set(t==="X"?1:0,t==="Y"?1:0,t==="Z"?1:0)}get dependencies(){return new Set([this.source])}constructor(t,e){super(t,e),this._rollAxis="X",this._v3RollAxis=new _(1,0,0),this._dstRestQuat=new w,this._invDstRestQuat=new w,this._invSrcRestQuatMulDstRestQuat=new w}setInitState(){this._dstRestQuat.copy(this.destination.quaternion),ct(this._invDstRestQuat.copy(this._dstRestQuat)),ct(this._invSrcRestQuatMulDstRestQuat.copy(this.source.quaternion)).multiply(this._dstRestQuat)}update(){let t=Yo.copy(this._invDstRestQuat).multiply(this.source.quaternion).multiply(this._invSrcRestQuatMulDstRestQuat),e=qo.copy(this._v3RollAxis).applyQuaternion(t),i=Qo.setFromUnitVectors(e,this._v3RollAxis).premultiply(this._dstRestQuat).multiply(t);this.destination.quaternion.copy(this._dstRestQuat).slerp(i,this.weight)}},Zo=new Set(["1.0","1.0-beta"]),Dr=class Fe{get name(){return Fe.EXTENSION_NAME}constructor(e,n){this.parser=e,this.helperRoot=n?.helperRoot}afterRoot(e){return gr(this,null,function*(){e.userData.vrmNodeConstraintManager=yield this._import(e)})}_import(e){return gr(this,null,function*(){var n;let i=this.parser.json;if(!(((n=i.extensionsUsed)==null?void 0:n.indexOf(Fe.EXTENSION_NAME))!==-1))return null;let s=new zo,o=yield this.parser.getDependencies("node");return o.forEach((l,a)=>{var u;let c=i.nodes[a],d=(u=c?.extensions)==null?void 0:u[Fe.EXTENSION_NAME];if(d==null)return;let h=d.specVersion;if(!Zo.has(h)){console.warn(`VRMNodeConstraintLoaderPlugin: Unknown ${Fe.EXTENSION_NAME} specVersion "${h}"`);return}let f=d.constraint;if(f.roll!=null){let p=this._importRollConstraint(l,o,f.roll);s.addConstraint(p)}else if(f.aim!=null){let p=this._importAimConstraint(l,o,f.aim);s.addConstraint(p)}else if(f.rotation!=null){let p=this._importRotationConstraint(l,o,f.rotation);s.addConstraint(p)}}),e.scene.updateMatrixWorld(),s.setInitState(),s})}_importRollConstraint(e,n,i){let{source:r,rollAxis:s,weight:o}=i,l=n[r],a=new Ko(e,l);if(s!=null&&(a.rollAxis=s),o!=null&&(a.weight=o),this.helperRoot){let u=new Ut(a);this.helperRoot.add(u)}return a}_importAimConstraint(e,n,i){let{source:r,aimAxis:s,weight:o}=i,l=n[r],a=new ko(e,l);if(s!=null&&(a.aimAxis=s),o!=null&&(a.weight=o),this.helperRoot){let u=new Ut(a);this.helperRoot.add(u)}return a}_importRotationConstraint(e,n,i){let{source:r,weight:s}=i,o=n[r],l=new Xo(e,o);if(s!=null&&(l.weight=s),this.helperRoot){let a=new Ut(l);this.helperRoot.add(a)}return l}};Dr.EXTENSION_NAME="VRMC_node_constraint";var $o=Dr,rt=(t,e,n)=>new Promise((i,r)=>{var s=a=>{try{l(n.next(a))}catch(u){r(u)}},o=a=>{try{l(n.throw(a))}catch(u){r(u)}},l=a=>a.done?i(a.value):Promise.resolve(a.value).then(s,o);l((n=n.apply(t,e)).next())}),Zt=class{},Vt=new _,fe=new _,Fr=class extends Zt{get type(){return"capsule"}constructor(t){var e,n,i,r;super(),this.offset=(e=t?.offset)!=null?e:new _(0,0,0),this.tail=(n=t?.tail)!=null?n:new _(0,0,0),this.radius=(i=t?.radius)!=null?i:0,this.inside=(r=t?.inside)!=null?r:!1}calculateCollision(t,e,n,i){Vt.setFromMatrixPosition(t),fe.subVectors(this.tail,this.offset).applyMatrix4(t),fe.sub(Vt);let r=fe.lengthSq();i.copy(e).sub(Vt);let s=fe.dot(i);s<=0||(r<=s||fe.multiplyScalar(s/r),i.sub(fe));let o=i.length(),l=this.inside?this.radius-n-o:o-n-this.radius;return l<0&&(i.multiplyScalar(1/o),this.inside&&i.negate()),l}},Bt=new _,vr=new W,kr=class extends Zt{get type(){return"plane"}constructor(t){var e,n;super(),this.offset=(e=t?.offset)!=null?e:new _(0,0,0),this.normal=(n=t?.normal)!=null?n:new _(0,0,1)}calculateCollision(t,e,n,i){i.setFromMatrixPosition(t),i.negate().add(e),vr.getNormalMatrix(t),Bt.copy(this.normal).applyNormalMatrix(vr).normalize();let r=i.dot(Bt)-n;return i.copy(Bt),r}},Jo=new _,Wr=class extends Zt{get type(){return"sphere"}constructor(t){var e,n,i;super(),this.offset=(e=t?.offset)!=null?e:new _(0,0,0),this.radius=(n=t?.radius)!=null?n:0,this.inside=(i=t?.inside)!=null?i:!1}calculateCollision(t,e,n,i){i.subVectors(e,Jo.setFromMatrixPosition(t));let r=i.length(),s=this.inside?this.radius-n-r:r-n-this.radius;return s<0&&(i.multiplyScalar(1/r),this.inside&&i.negate()),s}},J=new _,ea=class extends V{constructor(t){super(),this.worldScale=1,this._currentRadius=0,this._currentOffset=new _,this._currentTail=new _,this._shape=t,this._attrPos=new H(new Float32Array(396),3),this.setAttribute("position",this._attrPos),this._attrIndex=new H(new Uint16Array(264),1),this.setIndex(this._attrIndex),this._buildIndex(),this.update()}update(){let t=!1,e=this._shape.radius/this.worldScale;this._currentRadius!==e&&(this._currentRadius=e,t=!0),this._currentOffset.equals(this._shape.offset)||(this._currentOffset.copy(this._shape.offset),t=!0);let n=J.copy(this._shape.tail).divideScalar(this.worldScale);this._currentTail.distanceToSquared(n)>1e-10&&(this._currentTail.copy(n),t=!0),t&&this._buildPosition()}_buildPosition(){J.copy(this._currentTail).sub(this._currentOffset);let t=J.length()/this._currentRadius;for(let i=0;i<=16;i++){let r=i/16*Math.PI;this._attrPos.setXYZ(i,-Math.sin(r),-Math.cos(r),0),this._attrPos.setXYZ(17+i,t+Math.sin(r),Math.cos(r),0),this._attrPos.setXYZ(34+i,-Math.sin(r),0,-Math.cos(r)),this._attrPos.setXYZ(51+i,t+Math.sin(r),0,Math.cos(r))}for(let i=0;i<32;i++){let r=i/16*Math.PI;this._attrPos.setXYZ(68+i,0,Math.sin(r),Math.cos(r)),this._attrPos.setXYZ(100+i,t,Math.sin(r),Math.cos(r))}let e=Math.atan2(J.y,Math.sqrt(J.x*J.x+J.z*J.z)),n=-Math.atan2(J.z,J.x);this.rotateZ(e),this.rotateY(n),this.scale(this._currentRadius,this._currentRadius,this._currentRadius),this.translate(this._currentOffset.x,this._currentOffset.y,this._currentOffset.z),this._attrPos.needsUpdate=!0}_buildIndex(){for(let t=0;t<34;t++){let e=(t+1)%34;this._attrIndex.setXY(t*2,t,e),this._attrIndex.setXY(68+t*2,34+t,34+e)}for(let t=0;t<32;t++){let e=(t+1)%32;this._attrIndex.setXY(136+t*2,68+t,68+e),this._attrIndex.setXY(200+t*2,100+t,100+e)}this._attrIndex.needsUpdate=!0}},ta=class extends V{constructor(t){super(),this.worldScale=1,this._currentOffset=new _,this._currentNormal=new _,this._shape=t,this._attrPos=new H(new Float32Array(18),3),this.setAttribute("position",this._attrPos),this._attrIndex=new H(new Uint16Array(10),1),this.setIndex(this._attrIndex),this._buildIndex(),this.update()}update(){let t=!1;this._currentOffset.equals(this._shape.offset)||(this._currentOffset.copy(this._shape.offset),t=!0),this._currentNormal.equals(this._shape.normal)||(this._currentNormal.copy(this._shape.normal),t=!0),t&&this._buildPosition()}_buildPosition(){this._attrPos.setXYZ(0,-.5,-.5,0),this._attrPos.setXYZ(1,.5,-.5,0),this._attrPos.setXYZ(2,.5,.5,0),this._attrPos.setXYZ(3,-.5,.5,0),this._attrPos.setXYZ(4,0,0,0),this._attrPos.setXYZ(5,0,0,.25),this.translate(this._currentOffset.x,this._currentOffset.y,this._currentOffset.z),this.lookAt(this._currentNormal),this._attrPos.needsUpdate=!0}_buildIndex(){this._attrIndex.setXY(0,0,1),this._attrIndex.setXY(2,1,2),this._attrIndex.setXY(4,2,3),this._attrIndex.setXY(6,3,0),this._attrIndex.setXY(8,4,5),this._attrIndex.needsUpdate=!0}},na=class extends V{constructor(t){super(),this.worldScale=1,this._currentRadius=0,this._currentOffset=new _,this._shape=t,this._attrPos=new H(new Float32Array(288),3),this.setAttribute("position",this._attrPos),this._attrIndex=new H(new Uint16Array(192),1),this.setIndex(this._attrIndex),this._buildIndex(),this.update()}update(){let t=!1,e=this._shape.radius/this.worldScale;this._currentRadius!==e&&(this._currentRadius=e,t=!0),this._currentOffset.equals(this._shape.offset)||(this._currentOffset.copy(this._shape.offset),t=!0),t&&this._buildPosition()}_buildPosition(){for(let t=0;t<32;t++){let e=t/16*Math.PI;this._attrPos.setXYZ(t,Math.cos(e),Math.sin(e),0),this._attrPos.setXYZ(32+t,0,Math.cos(e),Math.sin(e)),this._attrPos.setXYZ(64+t,Math.sin(e),0,Math.cos(e))}this.scale(this._currentRadius,this._currentRadius,this._currentRadius),this.translate(this._currentOffset.x,this._currentOffset.y,this._currentOffset.z),this._attrPos.needsUpdate=!0}_buildIndex(){for(let t=0;t<32;t++){let e=(t+1)%32;this._attrIndex.setXY(t*2,t,e),this._attrIndex.setXY(64+t*2,32+t,32+e),this._attrIndex.setXY(128+t*2,64+t,64+e)}this._attrIndex.needsUpdate=!0}},ia=new _,Dt=class extends F{constructor(t){if(super(),this.matrixAutoUpdate=!1,this.collider=t,this.collider.shape instanceof Wr)this._geometry=new na(this.collider.shape);else if(this.collider.shape instanceof Fr)this._geometry=new ea(this.collider.shape);else if(this.collider.shape instanceof kr)this._geometry=new ta(this.collider.shape);else throw new Error("VRMSpringBoneColliderHelper: Unknown collider shape type detected");let e=new K({color:16711935,depthTest:!1,depthWrite:!1});this._line=new oe(this._geometry,e),this.add(this._line)}dispose(){this._geometry.dispose()}updateMatrixWorld(t){this.collider.updateWorldMatrix(!0,!1),this.matrix.copy(this.collider.matrixWorld);let e=this.matrix.elements;this._geometry.worldScale=ia.set(e[0],e[1],e[2]).length(),this._geometry.update(),super.updateMatrixWorld(t)}},ra=class extends V{constructor(t){super(),this.worldScale=1,this._currentRadius=0,this._currentTail=new _,this._springBone=t,this._attrPos=new H(new Float32Array(294),3),this.setAttribute("position",this._attrPos),this._attrIndex=new H(new Uint16Array(194),1),this.setIndex(this._attrIndex),this._buildIndex(),this.update()}update(){let t=!1,e=this._springBone.settings.hitRadius/this.worldScale;this._currentRadius!==e&&(this._currentRadius=e,t=!0),this._currentTail.equals(this._springBone.initialLocalChildPosition)||(this._currentTail.copy(this._springBone.initialLocalChildPosition),t=!0),t&&this._buildPosition()}_buildPosition(){for(let t=0;t<32;t++){let e=t/16*Math.PI;this._attrPos.setXYZ(t,Math.cos(e),Math.sin(e),0),this._attrPos.setXYZ(32+t,0,Math.cos(e),Math.sin(e)),this._attrPos.setXYZ(64+t,Math.sin(e),0,Math.cos(e))}this.scale(this._currentRadius,this._currentRadius,this._currentRadius),this.translate(this._currentTail.x,this._currentTail.y,this._currentTail.z),this._attrPos.setXYZ(96,0,0,0),this._attrPos.setXYZ(97,this._currentTail.x,this._currentTail.y,this._currentTail.z),this._attrPos.needsUpdate=!0}_buildIndex(){for(let t=0;t<32;t++){let e=(t+1)%32;this._attrIndex.setXY(t*2,t,e),this._attrIndex.setXY(64+t*2,32+t,32+e),this._attrIndex.setXY(128+t*2,64+t,64+e)}this._attrIndex.setXY(192,96,97),this._attrIndex.needsUpdate=!0}},sa=new _,oa=class extends F{constructor(t){super(),this.matrixAutoUpdate=!1,this.springBone=t,this._geometry=new ra(this.springBone);let e=new K({color:16776960,depthTest:!1,depthWrite:!1});this._line=new oe(this._geometry,e),this.add(this._line)}dispose(){this._geometry.dispose()}updateMatrixWorld(t){this.springBone.bone.updateWorldMatrix(!0,!1),this.matrix.copy(this.springBone.bone.matrixWorld);let e=this.matrix.elements;this._geometry.worldScale=sa.set(e[0],e[1],e[2]).length(),this._geometry.update(),super.updateMatrixWorld(t)}},Ft=class extends Q{constructor(t){super(),this.colliderMatrix=new B,this.shape=t}updateWorldMatrix(t,e){super.updateWorldMatrix(t,e),aa(this.colliderMatrix,this.matrixWorld,this.shape.offset)}};function aa(t,e,n){let i=e.elements;t.copy(e),n&&(t.elements[12]=i[0]*n.x+i[4]*n.y+i[8]*n.z+i[12],t.elements[13]=i[1]*n.x+i[5]*n.y+i[9]*n.z+i[13],t.elements[14]=i[2]*n.x+i[6]*n.y+i[10]*n.z+i[14])}var la=new B;function ua(t){return t.invert?t.invert():t.getInverse(la.copy(t)),t}var ca=class{constructor(t){this._inverseCache=new B,this._shouldUpdateInverse=!0,this.matrix=t;let e={set:(n,i,r)=>(this._shouldUpdateInverse=!0,n[i]=r,!0)};this._originalElements=t.elements,t.elements=new Proxy(t.elements,e)}get inverse(){return this._shouldUpdateInverse&&(ua(this._inverseCache.copy(this.matrix)),this._shouldUpdateInverse=!1),this._inverseCache}revert(){this.matrix.elements=this._originalElements}},kt=new B,we=new _,Ve=new _,Be=new _,De=new _,da=new B,ha=class{constructor(t,e,n={},i=[]){this._currentTail=new _,this._prevTail=new _,this._boneAxis=new _,this._worldSpaceBoneLength=0,this._center=null,this._initialLocalMatrix=new B,this._initialLocalRotation=new w,this._initialLocalChildPosition=new _;var r,s,o,l,a,u;this.bone=t,this.bone.matrixAutoUpdate=!1,this.child=e,this.settings={hitRadius:(r=n.hitRadius)!=null?r:0,stiffness:(s=n.stiffness)!=null?s:1,gravityPower:(o=n.gravityPower)!=null?o:0,gravityDir:(a=(l=n.gravityDir)==null?void 0:l.clone())!=null?a:new _(0,-1,0),dragForce:(u=n.dragForce)!=null?u:.4},this.colliderGroups=i}get dependencies(){let t=new Set,e=this.bone.parent;e&&t.add(e);for(let n=0;n<this.colliderGroups.length;n++)for(let i=0;i<this.colliderGroups[n].colliders.length;i++)t.add(this.colliderGroups[n].colliders[i]);return t}get center(){return this._center}set center(t){var e;(e=this._center)!=null&&e.userData.inverseCacheProxy&&(this._center.userData.inverseCacheProxy.revert(),delete this._center.userData.inverseCacheProxy),this._center=t,this._center&&(this._center.userData.inverseCacheProxy||(this._center.userData.inverseCacheProxy=new ca(this._center.matrixWorld)))}get initialLocalChildPosition(){return this._initialLocalChildPosition}get _parentMatrixWorld(){return this.bone.parent?this.bone.parent.matrixWorld:kt}setInitState(){this._initialLocalMatrix.copy(this.bone.matrix),this._initialLocalRotation.copy(this.bone.quaternion),this.child?this._initialLocalChildPosition.copy(this.child.position):this._initialLocalChildPosition.copy(this.bone.position).normalize().multiplyScalar(.07);let t=this._getMatrixWorldToCenter();this.bone.localToWorld(this._currentTail.copy(this._initialLocalChildPosition)).applyMatrix4(t),this._prevTail.copy(this._currentTail),this._boneAxis.copy(this._initialLocalChildPosition).normalize()}reset(){this.bone.quaternion.copy(this._initialLocalRotation),this.bone.updateMatrix(),this.bone.matrixWorld.multiplyMatrices(this._parentMatrixWorld,this.bone.matrix);let t=this._getMatrixWorldToCenter();this.bone.localToWorld(this._currentTail.copy(this._initialLocalChildPosition)).applyMatrix4(t),this._prevTail.copy(this._currentTail)}update(t){if(t<=0)return;this._calcWorldSpaceBoneLength();let e=Ve.copy(this._boneAxis).transformDirection(this._initialLocalMatrix).transformDirection(this._parentMatrixWorld);De.copy(this._currentTail).add(we.subVectors(this._currentTail,this._prevTail).multiplyScalar(1-this.settings.dragForce)).applyMatrix4(this._getMatrixCenterToWorld()).addScaledVector(e,this.settings.stiffness*t).addScaledVector(this.settings.gravityDir,this.settings.gravityPower*t),Be.setFromMatrixPosition(this.bone.matrixWorld),De.sub(Be).normalize().multiplyScalar(this._worldSpaceBoneLength).add(Be),this._collision(De),this._prevTail.copy(this._currentTail),this._currentTail.copy(De).applyMatrix4(this._getMatrixWorldToCenter());let n=da.multiplyMatrices(this._parentMatrixWorld,this._initialLocalMatrix).invert();this.bone.quaternion.setFromUnitVectors(this._boneAxis,we.copy(De).applyMatrix4(n).normalize()).premultiply(this._initialLocalRotation),this.bone.updateMatrix(),this.bone.matrixWorld.multiplyMatrices(this._parentMatrixWorld,this.bone.matrix)}_collision(t){for(let e=0;e<this.colliderGroups.length;e++)for(let n=0;n<this.colliderGroups[e].colliders.length;n++){let i=this.colliderGroups[e].colliders[n],r=i.shape.calculateCollision(i.colliderMatrix,t,this.settings.hitRadius,we);if(r<0){t.addScaledVector(we,-r),t.sub(Be);let s=t.length();t.multiplyScalar(this._worldSpaceBoneLength/s).add(Be)}}}_calcWorldSpaceBoneLength(){we.setFromMatrixPosition(this.bone.matrixWorld),this.child?Ve.setFromMatrixPosition(this.child.matrixWorld):(Ve.copy(this._initialLocalChildPosition),Ve.applyMatrix4(this.bone.matrixWorld)),this._worldSpaceBoneLength=we.sub(Ve).length()}_getMatrixCenterToWorld(){return this._center?this._center.matrixWorld:kt}_getMatrixWorldToCenter(){return this._center?this._center.userData.inverseCacheProxy.inverse:kt}};function fa(t,e){let n=[],i=t;for(;i!==null;)n.unshift(i),i=i.parent;n.forEach(r=>{e(r)})}function Yt(t,e){t.children.forEach(n=>{e(n)||Yt(n,e)})}function pa(t){var e;let n=new Map;for(let i of t){let r=i;do{let s=((e=n.get(r))!=null?e:0)+1;if(s===t.size)return r;n.set(r,s),r=r.parent}while(r!==null)}return null}var Er=class{constructor(){this._joints=new Set,this._sortedJoints=[],this._hasWarnedCircularDependency=!1,this._ancestors=[],this._objectSpringBonesMap=new Map,this._isSortedJointsDirty=!1,this._relevantChildrenUpdated=this._relevantChildrenUpdated.bind(this)}get joints(){return this._joints}get springBones(){return console.warn("VRMSpringBoneManager: springBones is deprecated. use joints instead."),this._joints}get colliderGroups(){let t=new Set;return this._joints.forEach(e=>{e.colliderGroups.forEach(n=>{t.add(n)})}),Array.from(t)}get colliders(){let t=new Set;return this.colliderGroups.forEach(e=>{e.colliders.forEach(n=>{t.add(n)})}),Array.from(t)}addJoint(t){this._joints.add(t);let e=this._objectSpringBonesMap.get(t.bone);e==null&&(e=new Set,this._objectSpringBonesMap.set(t.bone,e)),e.add(t),this._isSortedJointsDirty=!0}addSpringBone(t){console.warn("VRMSpringBoneManager: addSpringBone() is deprecated. use addJoint() instead."),this.addJoint(t)}deleteJoint(t){this._joints.delete(t),this._objectSpringBonesMap.get(t.bone).delete(t),this._isSortedJointsDirty=!0}deleteSpringBone(t){console.warn("VRMSpringBoneManager: deleteSpringBone() is deprecated. use deleteJoint() instead."),this.deleteJoint(t)}setInitState(){this._sortJoints();for(let t=0;t<this._sortedJoints.length;t++){let e=this._sortedJoints[t];e.bone.updateMatrix(),e.bone.updateWorldMatrix(!1,!1),e.setInitState()}}reset(){this._sortJoints();for(let t=0;t<this._sortedJoints.length;t++){let e=this._sortedJoints[t];e.bone.updateMatrix(),e.bone.updateWorldMatrix(!1,!1),e.reset()}}update(t){this._sortJoints();for(let e=0;e<this._ancestors.length;e++)this._ancestors[e].updateWorldMatrix(e===0,!1);for(let e=0;e<this._sortedJoints.length;e++){let n=this._sortedJoints[e];n.bone.updateMatrix(),n.bone.updateWorldMatrix(!1,!1),n.update(t),Yt(n.bone,this._relevantChildrenUpdated)}}_sortJoints(){if(!this._isSortedJointsDirty)return;let t=[],e=new Set,n=new Set,i=new Set;for(let s of this._joints)this._insertJointSort(s,e,n,t,i);this._sortedJoints=t;let r=pa(i);this._ancestors=[],r&&(this._ancestors.push(r),Yt(r,s=>{var o,l;return((l=(o=this._objectSpringBonesMap.get(s))==null?void 0:o.size)!=null?l:0)>0?!0:(this._ancestors.push(s),!1)})),this._isSortedJointsDirty=!1}_insertJointSort(t,e,n,i,r){if(n.has(t))return;if(e.has(t)){this._hasWarnedCircularDependency||(console.warn("VRMSpringBoneManager: Circular dependency detected"),this._hasWarnedCircularDependency=!0);return}e.add(t);let s=t.dependencies;for(let o of s){let l=!1,a=null;fa(o,u=>{let c=this._objectSpringBonesMap.get(u);if(c)for(let d of c)l=!0,this._insertJointSort(d,e,n,i,r);else l||(a=u)}),a&&r.add(a)}i.push(t),n.add(t)}_relevantChildrenUpdated(t){var e,n;return((n=(e=this._objectSpringBonesMap.get(t))==null?void 0:e.size)!=null?n:0)>0?!0:(t.updateWorldMatrix(!1,!1),!1)}},Tr="VRMC_springBone_extended_collider",ma=new Set(["1.0","1.0-beta"]),ga=new Set(["1.0"]),zr=class Se{get name(){return Se.EXTENSION_NAME}constructor(e,n){var i;this.parser=e,this.jointHelperRoot=n?.jointHelperRoot,this.colliderHelperRoot=n?.colliderHelperRoot,this.useExtendedColliders=(i=n?.useExtendedColliders)!=null?i:!0}afterRoot(e){return rt(this,null,function*(){e.userData.vrmSpringBoneManager=yield this._import(e)})}_import(e){return rt(this,null,function*(){let n=yield this._v1Import(e);if(n!=null)return n;let i=yield this._v0Import(e);return i??null})}_v1Import(e){return rt(this,null,function*(){var n,i,r,s,o;let l=e.parser.json;if(!(((n=l.extensionsUsed)==null?void 0:n.indexOf(Se.EXTENSION_NAME))!==-1))return null;let u=new Er,c=yield e.parser.getDependencies("node"),d=(i=l.extensions)==null?void 0:i[Se.EXTENSION_NAME];if(!d)return null;let h=d.specVersion;if(!ma.has(h))return console.warn(`VRMSpringBoneLoaderPlugin: Unknown ${Se.EXTENSION_NAME} specVersion "${h}"`),null;let f=(r=d.colliders)==null?void 0:r.map((m,g)=>{var v,x,M,E,T,y,R,A,N,P,O,D,re,Le,Pe;let te=c[m.node];if(te==null)return console.warn(`VRMSpringBoneLoaderPlugin: The collider #${g} attempted to reference a node #${m.node} but not found. Skipping the collider`),null;let X=m.shape,ge=(v=m.extensions)==null?void 0:v[Tr];if(this.useExtendedColliders&&ge!=null){let Ie=ge.specVersion;if(!ga.has(Ie))console.warn(`VRMSpringBoneLoaderPlugin: Unknown ${Tr} specVersion "${Ie}". Fallbacking to the ${Se.EXTENSION_NAME} definition`);else{let k=ge.shape;if(k.sphere)return this._importSphereCollider(te,{offset:new _().fromArray((x=k.sphere.offset)!=null?x:[0,0,0]),radius:(M=k.sphere.radius)!=null?M:0,inside:(E=k.sphere.inside)!=null?E:!1});if(k.capsule)return this._importCapsuleCollider(te,{offset:new _().fromArray((T=k.capsule.offset)!=null?T:[0,0,0]),radius:(y=k.capsule.radius)!=null?y:0,tail:new _().fromArray((R=k.capsule.tail)!=null?R:[0,0,0]),inside:(A=k.capsule.inside)!=null?A:!1});if(k.plane)return this._importPlaneCollider(te,{offset:new _().fromArray((N=k.plane.offset)!=null?N:[0,0,0]),normal:new _().fromArray((P=k.plane.normal)!=null?P:[0,0,1])})}}if(X.sphere)return this._importSphereCollider(te,{offset:new _().fromArray((O=X.sphere.offset)!=null?O:[0,0,0]),radius:(D=X.sphere.radius)!=null?D:0,inside:!1});if(X.capsule)return this._importCapsuleCollider(te,{offset:new _().fromArray((re=X.capsule.offset)!=null?re:[0,0,0]),radius:(Le=X.capsule.radius)!=null?Le:0,tail:new _().fromArray((Pe=X.capsule.tail)!=null?Pe:[0,0,0]),inside:!1});console.warn(`VRMSpringBoneLoaderPlugin: The collider #${g} has no valid shape. Skipping the collider`)}),p=(s=d.colliderGroups)==null?void 0:s.map((m,g)=>{var v;return{colliders:((v=m.colliders)!=null?v:[]).map(M=>{let E=f?.[M];return E??(console.warn(`VRMSpringBoneLoaderPlugin: The collider group #${g} attempted to reference a collider #${M} but not found. Skipping the collider`),null)}).filter(M=>M!=null),name:m.name}});return(o=d.springs)==null||o.forEach((m,g)=>{var v;let x=m.joints,M=(v=m.colliderGroups)==null?void 0:v.map(y=>{let R=p?.[y];return R??(console.warn(`VRMSpringBoneLoaderPlugin: The spring #${g} attempted to reference a collider group #${y} but not found. Skipping the collider group`),null)}).filter(y=>y!=null),E=m.center!=null?c[m.center]:void 0,T;x.forEach(y=>{if(T){let R=T.node,A=c[R],N=y.node,P=c[N],O={hitRadius:T.hitRadius,dragForce:T.dragForce,gravityPower:T.gravityPower,stiffness:T.stiffness,gravityDir:T.gravityDir!=null?new _().fromArray(T.gravityDir):void 0},D=this._importJoint(A,P,O,M);E&&(D.center=E),u.addJoint(D)}T=y})}),u.setInitState(),u})}_v0Import(e){return rt(this,null,function*(){var n,i,r;let s=e.parser.json;if(!(((n=s.extensionsUsed)==null?void 0:n.indexOf("VRM"))!==-1))return null;let l=(i=s.extensions)==null?void 0:i.VRM,a=l?.secondaryAnimation;if(!a)return null;let u=a?.boneGroups;if(!u)return null;let c=new Er,d=yield e.parser.getDependencies("node"),h=(r=a.colliderGroups)==null?void 0:r.map((f,p)=>{var m;let g=d[f.node];return g==null?(console.warn(`VRMSpringBoneLoaderPlugin: The collider group #${p} attempted to reference a node #${f.node} but not found. Skipping the collider group`),null):{colliders:((m=f.colliders)!=null?m:[]).map((x,M)=>{var E,T,y;let R=new _(0,0,0);return x.offset&&R.set((E=x.offset.x)!=null?E:0,(T=x.offset.y)!=null?T:0,x.offset.z?-x.offset.z:0),this._importSphereCollider(g,{offset:R,radius:(y=x.radius)!=null?y:0,inside:!1})})}});return u?.forEach((f,p)=>{let m=f.bones;m&&m.forEach(g=>{var v,x,M,E;let T=d[g];if(T==null){console.warn(`VRMSpringBoneLoaderPlugin: The spring bone group #${p} attempted to reference a node #${g} but not found. Skipping the node`);return}let y=new _;f.gravityDir?y.set((v=f.gravityDir.x)!=null?v:0,(x=f.gravityDir.y)!=null?x:0,(M=f.gravityDir.z)!=null?M:0):y.set(0,-1,0);let R=f.center!=null?d[f.center]:void 0,A={hitRadius:f.hitRadius,dragForce:f.dragForce,gravityPower:f.gravityPower,stiffness:f.stiffiness,gravityDir:y},N=(E=f.colliderGroups)==null?void 0:E.map(P=>{let O=h?.[P];return O??(console.warn(`VRMSpringBoneLoaderPlugin: The spring #${p} attempted to reference a collider group #${P} but not found. Skipping the collider group`),null)}).filter(P=>P!=null);T.traverse(P=>{var O;let D=(O=P.children[0])!=null?O:null,re=this._importJoint(P,D,A,N);R&&(re.center=R),c.addJoint(re)})})}),e.scene.updateMatrixWorld(),c.setInitState(),c})}_importJoint(e,n,i,r){let s=new ha(e,n,i,r);if(this.jointHelperRoot){let o=new oa(s);this.jointHelperRoot.add(o),o.renderOrder=this.jointHelperRoot.renderOrder}return s}_importSphereCollider(e,n){let i=new Wr(n),r=new Ft(i);if(e.add(r),this.colliderHelperRoot){let s=new Dt(r);this.colliderHelperRoot.add(s),s.renderOrder=this.colliderHelperRoot.renderOrder}return r}_importCapsuleCollider(e,n){let i=new Fr(n),r=new Ft(i);if(e.add(r),this.colliderHelperRoot){let s=new Dt(r);this.colliderHelperRoot.add(s),s.renderOrder=this.colliderHelperRoot.renderOrder}return r}_importPlaneCollider(e,n){let i=new kr(n),r=new Ft(i);if(e.add(r),this.colliderHelperRoot){let s=new Dt(r);this.colliderHelperRoot.add(s),s.renderOrder=this.colliderHelperRoot.renderOrder}return r}};zr.EXTENSION_NAME="VRMC_springBone";var _a=zr,Gr=class{get name(){return"VRMLoaderPlugin"}constructor(t,e){var n,i,r,s,o,l,a,u,c,d;this.parser=t;let h=e?.helperRoot,f=e?.autoUpdateHumanBones;this.expressionPlugin=(n=e?.expressionPlugin)!=null?n:new Os(t),this.firstPersonPlugin=(i=e?.firstPersonPlugin)!=null?i:new Cs(t),this.humanoidPlugin=(r=e?.humanoidPlugin)!=null?r:new Ws(t,{helperRoot:h,autoUpdateHumanBones:f}),this.lookAtPlugin=(s=e?.lookAtPlugin)!=null?s:new io(t,{helperRoot:h}),this.metaPlugin=(o=e?.metaPlugin)!=null?o:new oo(t),this.mtoonMaterialPlugin=(l=e?.mtoonMaterialPlugin)!=null?l:new Ro(t),this.materialsHDREmissiveMultiplierPlugin=(a=e?.materialsHDREmissiveMultiplierPlugin)!=null?a:new yo(t),this.materialsV0CompatPlugin=(u=e?.materialsV0CompatPlugin)!=null?u:new Io(t),this.springBonePlugin=(c=e?.springBonePlugin)!=null?c:new _a(t,{colliderHelperRoot:h,jointHelperRoot:h}),this.nodeConstraintPlugin=(d=e?.nodeConstraintPlugin)!=null?d:new $o(t,{helperRoot:h})}beforeRoot(){return tt(this,null,function*(){yield this.materialsV0CompatPlugin.beforeRoot(),yield this.mtoonMaterialPlugin.beforeRoot()})}loadMesh(t){return tt(this,null,function*(){return yield this.mtoonMaterialPlugin.loadMesh(t)})}getMaterialType(t){let e=this.mtoonMaterialPlugin.getMaterialType(t);return e??null}extendMaterialParams(t,e){return tt(this,null,function*(){yield this.materialsHDREmissiveMultiplierPlugin.extendMaterialParams(t,e),yield this.mtoonMaterialPlugin.extendMaterialParams(t,e)})}afterRoot(t){return tt(this,null,function*(){yield this.metaPlugin.afterRoot(t),yield this.humanoidPlugin.afterRoot(t),yield this.expressionPlugin.afterRoot(t),yield this.lookAtPlugin.afterRoot(t),yield this.firstPersonPlugin.afterRoot(t),yield this.springBonePlugin.afterRoot(t),yield this.nodeConstraintPlugin.afterRoot(t),yield this.mtoonMaterialPlugin.afterRoot(t);let e=t.userData.vrmMeta,n=t.userData.vrmHumanoid;if(e&&n){let i=new lo({scene:t.scene,expressionManager:t.userData.vrmExpressionManager,firstPerson:t.userData.vrmFirstPerson,humanoid:n,lookAt:t.userData.vrmLookAt,meta:e,materials:t.userData.vrmMToonMaterials,springBoneManager:t.userData.vrmSpringBoneManager,nodeConstraintManager:t.userData.vrmNodeConstraintManager});t.userData.vrm=i}})}};function va(t){let e=new Set;return t.traverse(n=>{if(!n.isMesh)return;let i=n;e.add(i)}),e}function Mr(t,e,n){if(e.size===1){let o=e.values().next().value;if(o.weight===1)return t[o.index]}let i=new Float32Array(t[0].count*3),r=0;if(n)r=1;else for(let o of e)r+=o.weight;for(let o of e){let l=t[o.index],a=o.weight/r;for(let u=0;u<l.count;u++)i[u*3+0]+=l.getX(u)*a,i[u*3+1]+=l.getY(u)*a,i[u*3+2]+=l.getZ(u)*a}return new H(i,3)}function Ea(t){var e;let n=va(t.scene),i=new Map,r=(e=t.expressionManager)==null?void 0:e.expressionMap;if(r!=null)for(let[s,o]of Object.entries(r)){let l=new Set;for(let a of o.binds)if(a instanceof ut){if(a.weight!==0)for(let u of a.primitives){let c=i.get(u);c==null&&(c=new Map,i.set(u,c));let d=c.get(s);d==null&&(d=new Set,c.set(s,d)),d.add(a)}l.add(a)}for(let a of l)o.deleteBind(a)}for(let s of n){let o=i.get(s);if(o==null)continue;let l=s.geometry.morphAttributes;s.geometry.morphAttributes={};let a=s.geometry.clone();s.geometry=a;let u=a.morphTargetsRelative,c=l.position!=null,d=l.normal!=null,h={},f={},p=[];if(c||d){c&&(h.position=[]),d&&(h.normal=[]);let m=0;for(let[g,v]of o)c&&(h.position[m]=Mr(l.position,v,u)),d&&(h.normal[m]=Mr(l.normal,v,u)),r?.[g].addBind(new ut({index:m,weight:1,primitives:[s]})),f[g]=m,p.push(0),m++}a.morphAttributes=h,s.morphTargetDictionary=f,s.morphTargetInfluences=p}}function dt(t,e,n){if(t.getComponent)return t.getComponent(e,n);{let i=t.array[e*t.itemSize+n];return t.normalized&&(i=I.denormalize(i,t.array)),i}}function jr(t,e,n,i){t.setComponent?t.setComponent(e,n,i):(t.normalized&&(i=I.normalize(i,t.array)),t.array[e*t.itemSize+n]=i)}function Ta(t){var e;let n=Ma(t),i=new Set;for(let d of n)i.has(d.geometry)&&(d.geometry=Sa(d.geometry)),i.add(d.geometry);let r=new Map;for(let d of i){let h=d.getAttribute("skinIndex"),f=(e=r.get(h))!=null?e:new Map;r.set(h,f);let p=d.getAttribute("skinWeight"),m=Ra(h,p);f.set(p,m)}let s=new Map;for(let d of n){let h=xa(d,r);s.set(d,h)}let o=[];for(let[d,h]of s){let f=!1;for(let p of o)if(ya(h,p.boneInverseMap)){f=!0,p.meshes.add(d);for(let[g,v]of h)p.boneInverseMap.set(g,v);break}f||o.push({boneInverseMap:h,meshes:new Set([d])})}let l=new Map,a=new Wt,u=new Wt,c=new Wt;for(let d of o){let{boneInverseMap:h,meshes:f}=d,p=Array.from(h.keys()),m=Array.from(h.values()),g=new se(p,m),v=u.getOrCreate(g);for(let x of f){let M=x.geometry.getAttribute("skinIndex"),E=a.getOrCreate(M),T=x.skeleton.bones,y=T.map(N=>c.getOrCreate(N)).join(","),R=`${E};${v};${y}`,A=l.get(R);A==null&&(A=M.clone(),wa(A,T,p),l.set(R,A)),x.geometry.setAttribute("skinIndex",A)}for(let x of f)x.bind(g,new B)}}function Ma(t){let e=new Set;return t.traverse(n=>{if(!n.isSkinnedMesh)return;let i=n;e.add(i)}),e}function Ra(t,e){let n=new Set;for(let i=0;i<t.count;i++)for(let r=0;r<t.itemSize;r++){let s=dt(t,i,r);dt(e,i,r)!==0&&n.add(s)}return n}function xa(t,e){let n=new Map,i=t.skeleton,r=t.geometry,s=r.getAttribute("skinIndex"),o=r.getAttribute("skinWeight"),l=e.get(s),a=l?.get(o);if(!a)throw new Error("Unreachable. attributeUsedIndexSetMap does not know the skin index attribute or the skin weight attribute.");for(let u of a)n.set(i.bones[u],i.boneInverses[u]);return n}function ya(t,e){for(let[n,i]of t.entries()){let r=e.get(n);if(r!=null&&!Aa(i,r))return!1}return!0}function wa(t,e,n){let i=new Map;for(let s of e)i.set(s,i.size);let r=new Map;for(let[s,o]of n.entries()){let l=i.get(o);r.set(l,s)}for(let s=0;s<t.count;s++)for(let o=0;o<t.itemSize;o++){let l=dt(t,s,o),a=r.get(l);jr(t,s,o,a)}t.needsUpdate=!0}function Aa(t,e,n){if(n=n||1e-4,t.elements.length!=e.elements.length)return!1;for(let i=0,r=t.elements.length;i<r;i++)if(Math.abs(t.elements[i]-e.elements[i])>n)return!1;return!0}var Wt=class{constructor(){this._objectIndexMap=new Map,this._index=0}get(t){return this._objectIndexMap.get(t)}getOrCreate(t){let e=this._objectIndexMap.get(t);return e==null&&(e=this._index,this._objectIndexMap.set(t,e),this._index++),e}};function Sa(t){var e,n,i,r;let s=new V;s.name=t.name,s.setIndex(t.index);for(let[o,l]of Object.entries(t.attributes))s.setAttribute(o,l);for(let[o,l]of Object.entries(t.morphAttributes)){let a=o;s.morphAttributes[a]=l.concat()}s.morphTargetsRelative=t.morphTargetsRelative,s.groups=[];for(let o of t.groups)s.addGroup(o.start,o.count,o.materialIndex);return s.boundingSphere=(n=(e=t.boundingSphere)==null?void 0:e.clone())!=null?n:null,s.boundingBox=(r=(i=t.boundingBox)==null?void 0:i.clone())!=null?r:null,s.drawRange.start=t.drawRange.start,s.drawRange.count=t.drawRange.count,s.userData=t.userData,s}function Rr(t){if(Object.values(t).forEach(e=>{e?.isTexture&&e.dispose()}),t.isShaderMaterial){let e=t.uniforms;e&&Object.values(e).forEach(n=>{let i=n.value;i?.isTexture&&i.dispose()})}t.dispose()}function ba(t){let e=t.geometry;e&&e.dispose();let n=t.skeleton;n&&n.dispose();let i=t.material;i&&(Array.isArray(i)?i.forEach(r=>Rr(r)):i&&Rr(i))}function La(t){t.traverse(ba)}function Pa(t,e){var n,i;console.warn("VRMUtils.removeUnnecessaryJoints: removeUnnecessaryJoints is deprecated. Use combineSkeletons instead. combineSkeletons contributes more to the performance improvement. This function will be removed in the next major version.");let r=(n=e?.experimentalSameBoneCounts)!=null?n:!1,s=[];t.traverse(a=>{a.type==="SkinnedMesh"&&s.push(a)});let o=new Map,l=0;for(let a of s){let c=a.geometry.getAttribute("skinIndex");if(o.has(c))continue;let d=new Map,h=new Map;for(let f=0;f<c.count;f++)for(let p=0;p<c.itemSize;p++){let m=dt(c,f,p),g=d.get(m);g==null&&(g=d.size,d.set(m,g),h.set(g,m)),jr(c,f,p,g)}c.needsUpdate=!0,o.set(c,h),l=Math.max(l,d.size)}for(let a of s){let c=a.geometry.getAttribute("skinIndex"),d=o.get(c),h=[],f=[],p=r?l:d.size;for(let g=0;g<p;g++){let v=(i=d.get(g))!=null?i:0;h.push(a.skeleton.bones[v]),f.push(a.skeleton.boneInverses[v])}let m=new se(h,f);a.bind(m,new B)}}function Ia(t,e){let n=t.position.count,i=new Array(n),r=0,s=e.array;for(let o=0;o<s.length;o++){let l=s[o];i[l]||(i[l]=!0,r++)}return{isVertexUsed:i,vertexCount:n,verticesUsed:r}}function Ha(t){let e=[],n=[],i=0;for(let r=0;r<t.length;r++)if(t[r]){let s=i++;e[r]=s,n[s]=r}return{originalIndexNewIndexMap:e,newIndexOriginalIndexMap:n}}function Oa(t,e){var n,i,r,s;e.name=t.name,e.morphTargetsRelative=t.morphTargetsRelative,t.groups.forEach(o=>{e.addGroup(o.start,o.count,o.materialIndex)}),e.boundingBox=(i=(n=t.boundingBox)==null?void 0:n.clone())!=null?i:null,e.boundingSphere=(s=(r=t.boundingSphere)==null?void 0:r.clone())!=null?s:null,e.setDrawRange(t.drawRange.start,t.drawRange.count),e.userData=t.userData}function Na(t,e,n){let i=e.array,r=new i.constructor(i.length);for(let s=0;s<i.length;s++){let o=i[s];r[s]=n[o]}t.setIndex(new H(r,e.itemSize,e.normalized))}function ht(t,e,n){let i=t.constructor,r=new i(e.length*n),s=!0;for(let o=0;o<e.length;o++){let a=e[o]*n,u=o*n;for(let c=0;c<n;c++){let d=t[a+c];r[u+c]=d,s=s&&d===0}}return[r,s]}function Ca(t){var e;let n=new Map,i=[];for(let[r,s]of Object.entries(t))if(s.isInterleavedBufferAttribute){let o=s,l=o.data,a=(e=n.get(l))!=null?e:[];n.set(l,a),a.push([r,o])}else{let o=s;i.push([r,o])}return[n,i]}function Ua(t,e,n){let[i,r]=Ca(e);for(let[s,o]of i){let l=s.array,{stride:a}=s,[u,c]=ht(l,n,a),d=new ve(u,a);d.setUsage(s.usage);for(let[h,f]of o){let{itemSize:p,offset:m,normalized:g}=f,v=new Ee(d,p,m,g);t.setAttribute(h,v)}}for(let[s,o]of r){let l=o.array,{itemSize:a,normalized:u}=o,[c,d]=ht(l,n,a);t.setAttribute(s,new H(c,a,u))}}function Va(t){var e;let n=new Map,i=[];for(let[r,s]of Object.entries(t)){let o=r;for(let l=0;l<s.length;l++){let a=s[l];if(a.isInterleavedBufferAttribute){let u=a,c=u.data,d=(e=n.get(c))!=null?e:[];n.set(c,d),d.push([o,l,u])}else{let u=a;i.push([o,l,u])}}}return[n,i]}function Ba(t,e,n){var i,r;let s=!0,[o,l]=Va(e),a={};for(let[u,c]of o){let d=u.array,{stride:h}=u,[f,p]=ht(d,n,h);s=s&&p;let m=new ve(f,h);m.setUsage(u.usage);for(let[g,v,x]of c){let{itemSize:M,offset:E,normalized:T}=x,y=new Ee(m,M,E,T);(i=a[g])!=null||(a[g]=[]),a[g][v]=y}}for(let[u,c,d]of l){let h=d,f=h.array,{itemSize:p,normalized:m}=h,[g,v]=ht(f,n,p);s=s&&v,(r=a[u])!=null||(a[u]=[]),a[u][c]=new H(g,p,m)}t.morphAttributes=s?{}:a}function Da(t){let e=new Map;t.traverse(n=>{if(!n.isMesh)return;let i=n,r=i.geometry,s=r.index;if(s==null)return;let o=e.get(r);if(o!=null){i.geometry=o;return}let{isVertexUsed:l,vertexCount:a,verticesUsed:u}=Ia(r.attributes,s);if(u===a)return;let{originalIndexNewIndexMap:c,newIndexOriginalIndexMap:d}=Ha(l),h=new V;Oa(r,h),e.set(r,h),Na(h,s,c),Ua(h,r.attributes,d),Ba(h,r.morphAttributes,d),i.geometry=h}),Array.from(e.keys()).forEach(n=>{n.dispose()})}function Fa(t){var e;((e=t.meta)==null?void 0:e.metaVersion)==="0"&&(t.scene.rotation.y=Math.PI)}var ie=class{constructor(){}};ie.combineMorphs=Ea;ie.combineSkeletons=Ta;ie.deepDispose=La;ie.removeUnnecessaryJoints=Pa;ie.removeUnnecessaryVertices=Da;ie.rotateVRM0=Fa;function $t(t,e){if(e===gi)return console.warn("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Geometry already defined as triangles."),t;if(e===Oe||e===Ye){let n=t.getIndex();if(n===null){let s=[],o=t.getAttribute("position");if(o!==void 0){for(let l=0;l<o.count;l++)s.push(l);t.setIndex(s),n=t.getIndex()}else return console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Undefined position attribute. Processing not possible."),t}let i=n.count-2,r=[];if(e===Oe)for(let s=1;s<=i;s++)r.push(n.getX(0)),r.push(n.getX(s)),r.push(n.getX(s+1));else for(let s=0;s<i;s++)s%2===0?(r.push(n.getX(s)),r.push(n.getX(s+1)),r.push(n.getX(s+2))):(r.push(n.getX(s+2)),r.push(n.getX(s+1)),r.push(n.getX(s)));return r.length/3!==i&&console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Unable to generate correct amount of triangles."),t.setIndex(r),t.clearGroups(),t}else return console.error("THREE.BufferGeometryUtils.toTrianglesDrawMode(): Unknown draw mode:",e),t}function Xr(t){let e=new Map,n=new Map,i=t.clone();return qr(t,i,function(r,s){e.set(s,r),n.set(r,s)}),i.traverse(function(r){if(!r.isSkinnedMesh)return;let s=r,o=e.get(r),l=o.skeleton.bones;s.skeleton=o.skeleton.clone(),s.bindMatrix.copy(o.bindMatrix),s.skeleton.bones=l.map(function(a){return n.get(a)}),s.bind(s.skeleton,s.bindMatrix)}),i}function qr(t,e,n){n(t,e);for(let i=0;i<t.children.length;i++)qr(t.children[i],e.children[i],n)}var ft=class extends Pi{constructor(e){super(e),this.dracoLoader=null,this.ktx2Loader=null,this.meshoptDecoder=null,this.pluginCallbacks=[],this.register(function(n){return new on(n)}),this.register(function(n){return new an(n)}),this.register(function(n){return new ln(n)}),this.register(function(n){return new _n(n)}),this.register(function(n){return new vn(n)}),this.register(function(n){return new En(n)}),this.register(function(n){return new cn(n)}),this.register(function(n){return new dn(n)}),this.register(function(n){return new hn(n)}),this.register(function(n){return new fn(n)}),this.register(function(n){return new sn(n)}),this.register(function(n){return new pn(n)}),this.register(function(n){return new un(n)}),this.register(function(n){return new gn(n)}),this.register(function(n){return new mn(n)}),this.register(function(n){return new nn(n)}),this.register(function(n){return new pt(n,b.EXT_MESHOPT_COMPRESSION)}),this.register(function(n){return new pt(n,b.KHR_MESHOPT_COMPRESSION)}),this.register(function(n){return new Tn(n)})}load(e,n,i,r){let s=this,o;if(this.resourcePath!=="")o=this.resourcePath;else if(this.path!==""){let u=Me.extractUrlBase(e);o=Me.resolveURL(u,this.path)}else o=Me.extractUrlBase(e);this.manager.itemStart(e);let l=function(u){r?r(u):console.error(u),s.manager.itemError(e),s.manager.itemEnd(e)},a=new Lt(this.manager);a.setPriority(this.priority),a.setCache(this.cache),a.setPath(this.path),a.setResponseType("arraybuffer"),a.setRequestHeader(this.requestHeader),a.setWithCredentials(this.withCredentials),a.load(e,function(u){try{s.parse(u,o,function(c){n(c),s.manager.itemEnd(e)},l)}catch(c){l(c)}},i,l)}setDRACOLoader(e){return this.dracoLoader=e,this}setKTX2Loader(e){return this.ktx2Loader=e,this}setMeshoptDecoder(e){return this.meshoptDecoder=e,this}register(e){return this.pluginCallbacks.indexOf(e)===-1&&this.pluginCallbacks.push(e),this}unregister(e){return this.pluginCallbacks.indexOf(e)!==-1&&this.pluginCallbacks.splice(this.pluginCallbacks.indexOf(e),1),this}parse(e,n,i,r){let s,o={},l={},a=new TextDecoder;if(typeof e=="string")s=JSON.parse(e);else if(e instanceof ArrayBuffer)if(a.decode(new Uint8Array(e,0,4))===$r){try{o[b.KHR_BINARY_GLTF]=new Mn(e)}catch(d){r&&r(d);return}s=JSON.parse(o[b.KHR_BINARY_GLTF].content)}else s=JSON.parse(a.decode(e));else s=e;if(s.asset===void 0||s.asset.version[0]<2){r&&r(new Error("THREE.GLTFLoader: Unsupported asset. glTF versions >=2.0 are supported."));return}let u=new bn(s,{path:n||this.resourcePath||"",crossOrigin:this.crossOrigin,priority:this.priority,cache:this.cache,withCredentials:this.withCredentials,requestHeader:this.requestHeader,manager:this.manager,ktx2Loader:this.ktx2Loader,meshoptDecoder:this.meshoptDecoder});u.fileLoader.setRequestHeader(this.requestHeader);for(let c=0;c<this.pluginCallbacks.length;c++){let d=this.pluginCallbacks[c](u);d.name||console.error("THREE.GLTFLoader: Invalid plugin found: missing name"),l[d.name]=d,o[d.name]=!0}if(s.extensionsUsed)for(let c=0;c<s.extensionsUsed.length;++c){let d=s.extensionsUsed[c],h=s.extensionsRequired||[];switch(d){case b.KHR_MATERIALS_UNLIT:o[d]=new rn;break;case b.KHR_DRACO_MESH_COMPRESSION:o[d]=new Rn(s,this.dracoLoader);break;case b.KHR_TEXTURE_TRANSFORM:o[d]=new xn;break;case b.KHR_MESH_QUANTIZATION:o[d]=new yn;break;default:h.indexOf(d)>=0&&l[d]===void 0&&console.warn('THREE.GLTFLoader: Unknown extension "'+d+'".')}}u.setExtensions(o),u.setPlugins(l),u.parse(i,r)}parseAsync(e,n){let i=this;return new Promise(function(r,s){i.parse(e,n,r,s)})}};function ka(){let t={};return{get:function(e){return t[e]},add:function(e,n){t[e]=n},remove:function(e){delete t[e]},removeAll:function(){t={}}}}function U(t,e,n){let i=t.json.materials[e];return i.extensions&&i.extensions[n]?i.extensions[n]:null}var b={KHR_BINARY_GLTF:"KHR_binary_glTF",KHR_DRACO_MESH_COMPRESSION:"KHR_draco_mesh_compression",KHR_LIGHTS_PUNCTUAL:"KHR_lights_punctual",KHR_MATERIALS_CLEARCOAT:"KHR_materials_clearcoat",KHR_MATERIALS_DIFFUSE_ROUGHNESS:"KHR_materials_diffuse_roughness",KHR_MATERIALS_DISPERSION:"KHR_materials_dispersion",KHR_MATERIALS_IOR:"KHR_materials_ior",KHR_MATERIALS_SHEEN:"KHR_materials_sheen",KHR_MATERIALS_SPECULAR:"KHR_materials_specular",KHR_MATERIALS_TRANSMISSION:"KHR_materials_transmission",KHR_MATERIALS_IRIDESCENCE:"KHR_materials_iridescence",KHR_MATERIALS_ANISOTROPY:"KHR_materials_anisotropy",KHR_MATERIALS_UNLIT:"KHR_materials_unlit",KHR_MATERIALS_VOLUME:"KHR_materials_volume",KHR_TEXTURE_BASISU:"KHR_texture_basisu",KHR_TEXTURE_TRANSFORM:"KHR_texture_transform",KHR_MESH_QUANTIZATION:"KHR_mesh_quantization",KHR_MATERIALS_EMISSIVE_STRENGTH:"KHR_materials_emissive_strength",EXT_MATERIALS_BUMP:"EXT_materials_bump",EXT_TEXTURE_WEBP:"EXT_texture_webp",EXT_TEXTURE_AVIF:"EXT_texture_avif",EXT_MESHOPT_COMPRESSION:"EXT_meshopt_compression",KHR_MESHOPT_COMPRESSION:"KHR_meshopt_compression",EXT_MESH_GPU_INSTANCING:"EXT_mesh_gpu_instancing"},nn=class{constructor(e){this.parser=e,this.name=b.KHR_LIGHTS_PUNCTUAL,this.cache={refs:{},uses:{}}}_markDefs(){let e=this.parser,n=this.parser.json.nodes||[];for(let i=0,r=n.length;i<r;i++){let s=n[i];s.extensions&&s.extensions[this.name]&&s.extensions[this.name].light!==void 0&&e._addNodeRef(this.cache,s.extensions[this.name].light)}}_loadLight(e){let n=this.parser,i="light:"+e,r=n.cache.get(i);if(r)return r;let s=n.json,a=((s.extensions&&s.extensions[this.name]||{}).lights||[])[e],u,c=new C(16777215);a.color!==void 0&&c.setRGB(a.color[0],a.color[1],a.color[2],q);let d=a.range!==void 0?a.range:0;switch(a.type){case"directional":u=new et(c),u.target.position.set(0,0,-1),u.add(u.target);break;case"point":u=new Ci(c),u.distance=d;break;case"spot":u=new Ni(c),u.distance=d,a.spot=a.spot||{},a.spot.innerConeAngle=a.spot.innerConeAngle!==void 0?a.spot.innerConeAngle:0,a.spot.outerConeAngle=a.spot.outerConeAngle!==void 0?a.spot.outerConeAngle:Math.PI/4,u.angle=a.spot.outerConeAngle,u.penumbra=1-a.spot.innerConeAngle/a.spot.outerConeAngle,u.target.position.set(0,0,-1),u.add(u.target);break;default:throw new Error("THREE.GLTFLoader: Unexpected light type: "+a.type)}return u.position.set(0,0,0),ee(u,a),a.intensity!==void 0&&(u.intensity=a.intensity),u.name=n.createUniqueName(a.name||"light_"+e),r=Promise.resolve(u),n.cache.add(i,r),r}getDependency(e,n){if(e==="light")return this._loadLight(n)}createNodeAttachment(e){let n=this,i=this.parser,s=i.json.nodes[e],l=(s.extensions&&s.extensions[this.name]||{}).light;return l===void 0?null:this._loadLight(l).then(function(a){return i._getNodeRef(n.cache,l,a)})}},rn=class{constructor(){this.name=b.KHR_MATERIALS_UNLIT}getMaterialType(){return ne}extendParams(e,n,i){let r=[];e.color=new C(1,1,1),e.opacity=1;let s=n.pbrMetallicRoughness;if(s){if(Array.isArray(s.baseColorFactor)){let o=s.baseColorFactor;e.color.setRGB(o[0],o[1],o[2],q),e.opacity=o[3]}s.baseColorTexture!==void 0&&r.push(i.assignTexture(e,"map",s.baseColorTexture,_e))}return Promise.all(r)}},sn=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_EMISSIVE_STRENGTH}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);return i===null||i.emissiveStrength!==void 0&&(n.emissiveIntensity=i.emissiveStrength),Promise.resolve()}},on=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_CLEARCOAT}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];if(i.clearcoatFactor!==void 0&&(n.clearcoat=i.clearcoatFactor),i.clearcoatTexture!==void 0&&r.push(this.parser.assignTexture(n,"clearcoatMap",i.clearcoatTexture)),i.clearcoatRoughnessFactor!==void 0&&(n.clearcoatRoughness=i.clearcoatRoughnessFactor),i.clearcoatRoughnessTexture!==void 0&&r.push(this.parser.assignTexture(n,"clearcoatRoughnessMap",i.clearcoatRoughnessTexture)),i.clearcoatNormalTexture!==void 0&&(r.push(this.parser.assignTexture(n,"clearcoatNormalMap",i.clearcoatNormalTexture)),i.clearcoatNormalTexture.scale!==void 0)){let s=i.clearcoatNormalTexture.scale;n.clearcoatNormalScale=new Y(s,s)}return Promise.all(r)}},an=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_DIFFUSE_ROUGHNESS}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];return n.diffuseRoughness=i.diffuseRoughnessFactor!==void 0?i.diffuseRoughnessFactor:0,i.diffuseRoughnessTexture!==void 0&&r.push(this.parser.assignTexture(n,"diffuseRoughnessMap",i.diffuseRoughnessTexture)),Promise.all(r)}},ln=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_DISPERSION}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);return i===null||(n.dispersion=i.dispersion!==void 0?i.dispersion:0),Promise.resolve()}},un=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_IRIDESCENCE}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];return i.iridescenceFactor!==void 0&&(n.iridescence=i.iridescenceFactor),i.iridescenceTexture!==void 0&&r.push(this.parser.assignTexture(n,"iridescenceMap",i.iridescenceTexture)),i.iridescenceIor!==void 0&&(n.iridescenceIOR=i.iridescenceIor),i.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=i.iridescenceThicknessMinimum),i.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=i.iridescenceThicknessMaximum),i.iridescenceThicknessTexture!==void 0&&r.push(this.parser.assignTexture(n,"iridescenceThicknessMap",i.iridescenceThicknessTexture)),Promise.all(r)}},cn=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_SHEEN}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];if(n.sheenColor=new C(0,0,0),n.sheenRoughness=0,n.sheen=1,i.sheenColorFactor!==void 0){let s=i.sheenColorFactor;n.sheenColor.setRGB(s[0],s[1],s[2],q)}return i.sheenRoughnessFactor!==void 0&&(n.sheenRoughness=i.sheenRoughnessFactor),i.sheenColorTexture!==void 0&&r.push(this.parser.assignTexture(n,"sheenColorMap",i.sheenColorTexture,_e)),i.sheenRoughnessTexture!==void 0&&r.push(this.parser.assignTexture(n,"sheenRoughnessMap",i.sheenRoughnessTexture)),Promise.all(r)}},dn=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_TRANSMISSION}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];return i.transmissionFactor!==void 0&&(n.transmission=i.transmissionFactor),i.transmissionTexture!==void 0&&r.push(this.parser.assignTexture(n,"transmissionMap",i.transmissionTexture)),Promise.all(r)}},hn=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_VOLUME}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];n.thickness=i.thicknessFactor!==void 0?i.thicknessFactor:0,i.thicknessTexture!==void 0&&r.push(this.parser.assignTexture(n,"thicknessMap",i.thicknessTexture)),n.attenuationDistance=i.attenuationDistance||1/0;let s=i.attenuationColor||[1,1,1];return n.attenuationColor=new C().setRGB(s[0],s[1],s[2],q),Promise.all(r)}},fn=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_IOR}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);return i===null||(n.ior=i.ior!==void 0?i.ior:1.5,n.ior===0&&(n.ior=1e3)),Promise.resolve()}},pn=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_SPECULAR}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];n.specularIntensity=i.specularFactor!==void 0?i.specularFactor:1,i.specularTexture!==void 0&&r.push(this.parser.assignTexture(n,"specularIntensityMap",i.specularTexture));let s=i.specularColorFactor||[1,1,1];return n.specularColor=new C().setRGB(s[0],s[1],s[2],q),i.specularColorTexture!==void 0&&r.push(this.parser.assignTexture(n,"specularColorMap",i.specularColorTexture,_e)),Promise.all(r)}},mn=class{constructor(e){this.parser=e,this.name=b.EXT_MATERIALS_BUMP}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];return n.bumpScale=i.bumpFactor!==void 0?i.bumpFactor:1,i.bumpTexture!==void 0&&r.push(this.parser.assignTexture(n,"bumpMap",i.bumpTexture)),Promise.all(r)}},gn=class{constructor(e){this.parser=e,this.name=b.KHR_MATERIALS_ANISOTROPY}getMaterialType(e){return U(this.parser,e,this.name)!==null?z:null}extendMaterialParams(e,n){let i=U(this.parser,e,this.name);if(i===null)return Promise.resolve();let r=[];return i.anisotropyStrength!==void 0&&(n.anisotropy=i.anisotropyStrength),i.anisotropyRotation!==void 0&&(n.anisotropyRotation=i.anisotropyRotation),i.anisotropyTexture!==void 0&&r.push(this.parser.assignTexture(n,"anisotropyMap",i.anisotropyTexture)),Promise.all(r)}},_n=class{constructor(e){this.parser=e,this.name=b.KHR_TEXTURE_BASISU}loadTexture(e){let n=this.parser,i=n.json,r=i.textures[e];if(!r.extensions||!r.extensions[this.name])return null;let s=r.extensions[this.name],o=n.options.ktx2Loader;if(!o){if(i.extensionsRequired&&i.extensionsRequired.indexOf(this.name)>=0)throw new Error("THREE.GLTFLoader: setKTX2Loader must be called before loading KTX2 textures");return null}return n.loadTextureImage(e,s.source,o)}},vn=class{constructor(e){this.parser=e,this.name=b.EXT_TEXTURE_WEBP}loadTexture(e){let n=this.name,i=this.parser,r=i.json,s=r.textures[e];if(!s.extensions||!s.extensions[n])return null;let o=s.extensions[n],l=r.images[o.source],a=i.textureLoader;if(l.uri){let u=i.options.manager.getHandler(l.uri);u!==null&&(a=u)}return i.loadTextureImage(e,o.source,a)}},En=class{constructor(e){this.parser=e,this.name=b.EXT_TEXTURE_AVIF}loadTexture(e){let n=this.name,i=this.parser,r=i.json,s=r.textures[e];if(!s.extensions||!s.extensions[n])return null;let o=s.extensions[n],l=r.images[o.source],a=i.textureLoader;if(l.uri){let u=i.options.manager.getHandler(l.uri);u!==null&&(a=u)}return i.loadTextureImage(e,o.source,a)}},pt=class{constructor(e,n){this.name=n,this.parser=e}loadBufferView(e){let n=this.parser.json,i=n.bufferViews[e];if(i.extensions&&i.extensions[this.name]){let r=i.extensions[this.name],s=this.parser.getDependency("buffer",r.buffer),o=this.parser.options.meshoptDecoder;if(!o||!o.supported){if(n.extensionsRequired&&n.extensionsRequired.indexOf(this.name)>=0)throw new Error("THREE.GLTFLoader: setMeshoptDecoder must be called before loading compressed files");return null}return s.then(function(l){let a=r.byteOffset||0,u=r.byteLength||0,c=r.count,d=r.byteStride,h=new Uint8Array(l,a,u);return o.decodeGltfBufferAsync?o.decodeGltfBufferAsync(c,d,h,r.mode,r.filter).then(function(f){return f.buffer}):o.ready.then(function(){let f=new ArrayBuffer(c*d);return o.decodeGltfBuffer(new Uint8Array(f),c,d,h,r.mode,r.filter),f})})}else return null}},Tn=class{constructor(e){this.name=b.EXT_MESH_GPU_INSTANCING,this.parser=e}createNodeMesh(e){let n=this.parser.json,i=n.nodes[e];if(!i.extensions||!i.extensions[this.name]||i.mesh===void 0)return null;let r=n.meshes[i.mesh];for(let u of r.primitives)if(u.mode!==j.TRIANGLES&&u.mode!==j.TRIANGLE_STRIP&&u.mode!==j.TRIANGLE_FAN&&u.mode!==void 0)return null;let o=i.extensions[this.name].attributes,l=[],a={};for(let u in o)l.push(this.parser.getDependency("accessor",o[u]).then(c=>(a[u]=c,a[u])));return l.length<1?null:(l.push(this.parser.createNodeMesh(e)),Promise.all(l).then(u=>{let c=u.pop(),d=c.isGroup?c.children:[c],h=u[0].count,f=[];for(let p of d){let m=new B,g=new _,v=new w,x=new _(1,1,1),M=new Ri(p.geometry,p.material,h);for(let T=0;T<h;T++)a.TRANSLATION&&g.fromBufferAttribute(a.TRANSLATION,T),a.ROTATION&&v.fromBufferAttribute(a.ROTATION,T),a.SCALE&&x.fromBufferAttribute(a.SCALE,T),M.setMatrixAt(T,m.compose(g,v,x));let E=null;for(let T in a)if(T==="_COLOR_0"){let y=a[T];M.instanceColor=new Ze(y.array,y.itemSize,y.normalized)}else if(T!=="TRANSLATION"&&T!=="ROTATION"&&T!=="SCALE"){if(E===null){let R=M.geometry;E=new V,E.name=R.name;for(let A in R.attributes)E.setAttribute(A,R.attributes[A]);for(let A in R.morphAttributes)E.morphAttributes[A]=R.morphAttributes[A];R.index!==null&&E.setIndex(R.index),E.morphTargetsRelative=R.morphTargetsRelative;for(let A of R.groups)E.addGroup(A.start,A.count,A.materialIndex);R.boundingBox!==null&&(E.boundingBox=R.boundingBox.clone()),R.boundingSphere!==null&&(E.boundingSphere=R.boundingSphere.clone()),E.drawRange.start=R.drawRange.start,E.drawRange.count=R.drawRange.count,E.userData=Object.assign({},R.userData),M.geometry=E}let y=a[T];E.setAttribute(T,new Ze(y.array,y.itemSize,y.normalized))}Q.prototype.copy.call(M,p),this.parser.assignFinalMaterial(M),f.push(M)}return c.isGroup?(c.clear(),c.add(...f),c):f[0]}))}},$r="glTF",ke=12,Yr={JSON:1313821514,BIN:5130562},Mn=class{constructor(e){this.name=b.KHR_BINARY_GLTF,this.content=null,this.body=null;let n=new DataView(e,0,ke),i=new TextDecoder;if(this.header={magic:i.decode(new Uint8Array(e.slice(0,4))),version:n.getUint32(4,!0),length:n.getUint32(8,!0)},this.header.magic!==$r)throw new Error("THREE.GLTFLoader: Unsupported glTF-Binary header.");if(this.header.version<2)throw new Error("THREE.GLTFLoader: Legacy binary file detected.");let r=this.header.length-ke,s=new DataView(e,ke),o=0;for(;o<r;){let l=s.getUint32(o,!0);o+=4;let a=s.getUint32(o,!0);if(o+=4,a===Yr.JSON){let u=new Uint8Array(e,ke+o,l);this.content=i.decode(u)}else if(a===Yr.BIN){let u=ke+o;this.body=e.slice(u,u+l)}o+=l}if(this.content===null)throw new Error("THREE.GLTFLoader: JSON content not found.")}},Rn=class{constructor(e,n){if(!n)throw new Error("THREE.GLTFLoader: No DRACOLoader instance provided.");this.name=b.KHR_DRACO_MESH_COMPRESSION,this.json=e,this.dracoLoader=n,this.dracoLoader.preload()}decodePrimitive(e,n){let i=this.json,r=this.dracoLoader,s=e.extensions[this.name].bufferView,o=e.extensions[this.name].attributes,l={},a={},u={};for(let c in o){let d=An[c]||c.toLowerCase();l[d]=o[c]}for(let c in e.attributes){let d=An[c]||c.toLowerCase();if(o[c]!==void 0){let h=i.accessors[e.attributes[c]],f=be[h.componentType];u[d]=f.name,a[d]=h.normalized===!0}}return n.getDependency("bufferView",s).then(function(c){return new Promise(function(d,h){r.decodeDracoFile(c,function(f){for(let p in f.attributes){let m=f.attributes[p],g=a[p];g!==void 0&&(m.normalized=g)}d(f)},l,u,q,h)})})}},xn=class{constructor(){this.name=b.KHR_TEXTURE_TRANSFORM}extendTexture(e,n){if((n.texCoord===void 0||n.texCoord===e.channel)&&n.offset===void 0&&n.rotation===void 0&&n.scale===void 0)return e;if(e=e.clone(),n.texCoord!==void 0&&(e.channel=n.texCoord),n.offset!==void 0&&e.offset.fromArray(n.offset),n.rotation!==void 0&&(e.rotation=n.rotation),n.scale!==void 0&&e.repeat.fromArray(n.scale),n.rotation!==void 0){let i=Math.cos(e.rotation),r=Math.sin(e.rotation);e.matrix.set(e.repeat.x*i,e.repeat.y*r,e.offset.x,-e.repeat.x*r,e.repeat.y*i,e.offset.y,0,0,1),e.matrixAutoUpdate=!1}return e.needsUpdate=!0,e}},yn=class{constructor(){this.name=b.KHR_MESH_QUANTIZATION}},mt=class extends bi{constructor(e,n,i,r){super(e,n,i,r)}copySampleValue_(e){let n=this.resultBuffer,i=this.sampleValues,r=this.valueSize,s=e*r*3+r;for(let o=0;o!==r;o++)n[o]=i[s+o];return n}interpolate_(e,n,i,r){let s=this.resultBuffer,o=this.sampleValues,l=this.valueSize,a=l*2,u=l*3,c=r-n,d=(i-n)/c,h=d*d,f=h*d,p=e*u,m=p-u,g=-2*f+3*h,v=f-h,x=1-g,M=v-h+d;for(let E=0;E!==l;E++){let T=o[m+E+l],y=o[m+E+a]*c,R=o[p+E+l],A=o[p+E]*c;s[E]=x*T+M*y+g*R+v*A}return s}},Wa=new w,wn=class extends mt{interpolate_(e,n,i,r){let s=super.interpolate_(e,n,i,r);return Wa.fromArray(s).normalize().toArray(s),s}},j={FLOAT:5126,FLOAT_MAT3:35675,FLOAT_MAT4:35676,FLOAT_VEC2:35664,FLOAT_VEC3:35665,FLOAT_VEC4:35666,LINEAR:9729,REPEAT:10497,SAMPLER_2D:35678,POINTS:0,LINES:1,LINE_LOOP:2,LINE_STRIP:3,TRIANGLES:4,TRIANGLE_STRIP:5,TRIANGLE_FAN:6,UNSIGNED_BYTE:5121,UNSIGNED_SHORT:5123},be={5120:Int8Array,5121:Uint8Array,5122:Int16Array,5123:Uint16Array,5125:Uint32Array,5126:Float32Array},Qr={9728:Tt,9729:qe,9984:hi,9985:pi,9986:fi,9987:Mt},Kr={33071:ci,33648:di,10497:Xe},Jt={SCALAR:1,VEC2:2,VEC3:3,VEC4:4,MAT2:4,MAT3:9,MAT4:16},An={POSITION:"position",NORMAL:"normal",TANGENT:"tangent",TEXCOORD_0:"uv",TEXCOORD_1:"uv1",TEXCOORD_2:"uv2",TEXCOORD_3:"uv3",COLOR_0:"color",WEIGHTS_0:"skinWeight",JOINTS_0:"skinIndex"},le={scale:"scale",translation:"position",rotation:"quaternion",weights:"morphTargetInfluences"},za={CUBICSPLINE:void 0,LINEAR:Rt,STEP:mi},en={OPAQUE:"OPAQUE",MASK:"MASK",BLEND:"BLEND"};function Ga(t){return t.DefaultMaterial===void 0&&(t.DefaultMaterial=new wt({color:16777215,emissive:0,metalness:1,roughness:1,transparent:!1,depthTest:!0,side:li})),t.DefaultMaterial}function me(t,e,n){for(let i in n.extensions)t[i]===void 0&&(e.userData.gltfExtensions=e.userData.gltfExtensions||{},e.userData.gltfExtensions[i]=n.extensions[i])}function ee(t,e){e.extras!==void 0&&(typeof e.extras=="object"?Object.assign(t.userData,e.extras):console.warn("THREE.GLTFLoader: Ignoring primitive type .extras, "+e.extras))}function ja(t,e,n){let i=!1,r=!1,s=!1;for(let u=0,c=e.length;u<c;u++){let d=e[u];if(d.POSITION!==void 0&&(i=!0),d.NORMAL!==void 0&&(r=!0),d.COLOR_0!==void 0&&(s=!0),i&&r&&s)break}if(!i&&!r&&!s)return Promise.resolve(t);let o=[],l=[],a=[];for(let u=0,c=e.length;u<c;u++){let d=e[u];if(i){let h=d.POSITION!==void 0?n.getDependency("accessor",d.POSITION):t.attributes.position;o.push(h)}if(r){let h=d.NORMAL!==void 0?n.getDependency("accessor",d.NORMAL):t.attributes.normal;l.push(h)}if(s){let h=d.COLOR_0!==void 0?n.getDependency("accessor",d.COLOR_0):t.attributes.color;a.push(h)}}return Promise.all([Promise.all(o),Promise.all(l),Promise.all(a)]).then(function(u){let c=u[0],d=u[1],h=u[2];return i&&(t.morphAttributes.position=c),r&&(t.morphAttributes.normal=d),s&&(t.morphAttributes.color=h),t.morphTargetsRelative=!0,t})}function Xa(t,e){if(t.updateMorphTargets(),e.weights!==void 0)for(let n=0,i=e.weights.length;n<i;n++)t.morphTargetInfluences[n]=e.weights[n];if(e.extras&&Array.isArray(e.extras.targetNames)){let n=e.extras.targetNames;if(t.morphTargetInfluences.length===n.length){t.morphTargetDictionary={};for(let i=0,r=n.length;i<r;i++)t.morphTargetDictionary[n[i]]=i}else console.warn("THREE.GLTFLoader: Invalid extras.targetNames length. Ignoring names.")}}function qa(t){let e,n=t.extensions&&t.extensions[b.KHR_DRACO_MESH_COMPRESSION];if(n?e="draco:"+n.bufferView+":"+n.indices+":"+tn(n.attributes):e=t.indices+":"+tn(t.attributes)+":"+t.mode,t.targets!==void 0)for(let i=0,r=t.targets.length;i<r;i++)e+=":"+tn(t.targets[i]);return e}function tn(t){let e="",n=Object.keys(t).sort();for(let i=0,r=n.length;i<r;i++)e+=n[i]+":"+t[n[i]]+";";return e}function Sn(t){switch(t){case Int8Array:return 1/127;case Uint8Array:return 1/255;case Int16Array:return 1/32767;case Uint16Array:return 1/65535;default:throw new Error("THREE.GLTFLoader: Unsupported normalized accessor component type.")}}function Ya(t){return t.search(/\.jpe?g($|\?)/i)>0||t.search(/^data\:image\/jpeg/)===0?"image/jpeg":t.search(/\.webp($|\?)/i)>0||t.search(/^data\:image\/webp/)===0?"image/webp":t.search(/\.ktx2($|\?)/i)>0||t.search(/^data\:image\/ktx2/)===0?"image/ktx2":"image/png"}var Qa=new B,bn=class{constructor(e={},n={}){this.json=e,this.extensions={},this.plugins={},this.options=n,this.cache=new ka,this.associations=new Map,this.primitiveCache={},this.nodeCache={},this.meshCache={refs:{},uses:{}},this.cameraCache={refs:{},uses:{}},this.lightCache={refs:{},uses:{}},this.sourceCache={},this.textureCache={},this.nodeNamesUsed={};let i=!1,r=-1,s=!1,o=-1;if(typeof navigator<"u"&&typeof navigator.userAgent<"u"){let l=navigator.userAgent;i=/^((?!chrome|android).)*safari/i.test(l)===!0;let a=l.match(/Version\/(\d+)/);r=i&&a?parseInt(a[1],10):-1,s=l.indexOf("Firefox")>-1,o=s?l.match(/Firefox\/([0-9]+)\./)[1]:-1}typeof createImageBitmap>"u"||i&&r<17||s&&o<98?(this.textureLoader=new Hi(this.options.manager),this.textureLoader.setPriority(this.options.priority),this.textureLoader.setCache(this.options.cache)):(this.textureLoader=new Vi(this.options.manager),this.textureLoader.setPriority(this.options.priority),this.textureLoader.setCache(this.options.cache)),this.textureLoader.setCrossOrigin(this.options.crossOrigin),this.textureLoader.setWithCredentials(this.options.withCredentials),this.textureLoader.setRequestHeader(this.options.requestHeader),this.fileLoader=new Lt(this.options.manager),this.fileLoader.setPriority(this.options.priority),this.fileLoader.setCache(this.options.cache),this.fileLoader.setResponseType("arraybuffer"),(this.options.withCredentials||this.options.crossOrigin==="use-credentials")&&this.fileLoader.setWithCredentials(!0)}setExtensions(e){this.extensions=e}setPlugins(e){this.plugins=e}parse(e,n){let i=this,r=this.json,s=this.extensions;this.cache.removeAll(),this.nodeCache={},this._invokeAll(function(o){return o._markDefs&&o._markDefs()}),Promise.all(this._invokeAll(function(o){return o.beforeRoot&&o.beforeRoot()})).then(function(){return Promise.all([i.getDependencies("scene"),i.getDependencies("animation"),i.getDependencies("camera")])}).then(function(o){let l={scene:o[0][r.scene||0],scenes:o[0],animations:o[1],cameras:o[2],asset:r.asset,parser:i,userData:{}};return me(s,l,r),ee(l,r),Promise.all(i._invokeAll(function(a){return a.afterRoot&&a.afterRoot(l)})).then(function(){for(let a of l.scenes)a.updateMatrixWorld();e(l)})}).catch(n)}_markDefs(){let e=this.json.nodes||[],n=this.json.skins||[],i=this.json.meshes||[];for(let r=0,s=n.length;r<s;r++){let o=n[r].joints;for(let l=0,a=o.length;l<a;l++)e[o[l]].isBone=!0}for(let r=0,s=e.length;r<s;r++){let o=e[r];o.mesh!==void 0&&(this._addNodeRef(this.meshCache,o.mesh),o.skin!==void 0&&(i[o.mesh].isSkinnedMesh=!0)),o.camera!==void 0&&this._addNodeRef(this.cameraCache,o.camera)}}_addNodeRef(e,n){n!==void 0&&(e.refs[n]===void 0&&(e.refs[n]=e.uses[n]=0),e.refs[n]++)}_getNodeRef(e,n,i){if(e.refs[n]<=1)return i;let r=i.clone(),s=(o,l)=>{let a=this.associations.get(o);a!=null&&this.associations.set(l,a);for(let[u,c]of o.children.entries())s(c,l.children[u])};return s(i,r),r.name+="_instance_"+e.uses[n]++,r}_invokeOne(e){let n=Object.values(this.plugins);n.push(this);for(let i=0;i<n.length;i++){let r=e(n[i]);if(r)return r}return null}_invokeAll(e){let n=Object.values(this.plugins);n.unshift(this);let i=[];for(let r=0;r<n.length;r++){let s=e(n[r]);s&&i.push(s)}return i}getDependency(e,n){let i=e+":"+n,r=this.cache.get(i);if(!r){switch(e){case"scene":r=this.loadScene(n);break;case"node":r=this._invokeOne(function(s){return s.loadNode&&s.loadNode(n)});break;case"mesh":r=this._invokeOne(function(s){return s.loadMesh&&s.loadMesh(n)});break;case"accessor":r=this.loadAccessor(n);break;case"bufferView":r=this._invokeOne(function(s){return s.loadBufferView&&s.loadBufferView(n)});break;case"buffer":r=this.loadBuffer(n);break;case"material":r=this._invokeOne(function(s){return s.loadMaterial&&s.loadMaterial(n)});break;case"texture":r=this._invokeOne(function(s){return s.loadTexture&&s.loadTexture(n)});break;case"skin":r=this.loadSkin(n);break;case"animation":r=this._invokeOne(function(s){return s.loadAnimation&&s.loadAnimation(n)});break;case"camera":r=this.loadCamera(n);break;default:if(r=this._invokeOne(function(s){return s!=this&&s.getDependency&&s.getDependency(e,n)}),!r)throw new Error("Unknown type: "+e);break}this.cache.add(i,r)}return r}getDependencies(e){let n=this.cache.get(e);if(!n){let i=this,r=this.json[e+(e==="mesh"?"es":"s")]||[];n=Promise.all(r.map(function(s,o){return i.getDependency(e,o)})),this.cache.add(e,n)}return n}loadBuffer(e){let n=this.json.buffers[e],i=this.fileLoader;if(n.type&&n.type!=="arraybuffer")throw new Error("THREE.GLTFLoader: "+n.type+" buffer type is not supported.");if(n.uri===void 0&&e===0)return Promise.resolve(this.extensions[b.KHR_BINARY_GLTF].body);let r=this.options;return new Promise(function(s,o){i.load(Me.resolveURL(n.uri,r.path),s,void 0,function(){o(new Error('THREE.GLTFLoader: Failed to load buffer "'+n.uri+'".'))})})}loadBufferView(e){let n=this.json.bufferViews[e];return this.getDependency("buffer",n.buffer).then(function(i){let r=n.byteLength||0,s=n.byteOffset||0;return i.slice(s,s+r)})}loadAccessor(e){let n=this,i=this.json,r=this.json.accessors[e];if(r.bufferView===void 0&&r.sparse===void 0){let o=Jt[r.type],l=be[r.componentType],a=r.normalized===!0,u=new l(r.count*o);return Promise.resolve(new H(u,o,a))}let s=[];return r.bufferView!==void 0?s.push(this.getDependency("bufferView",r.bufferView)):s.push(null),r.sparse!==void 0&&(s.push(this.getDependency("bufferView",r.sparse.indices.bufferView)),s.push(this.getDependency("bufferView",r.sparse.values.bufferView))),Promise.all(s).then(function(o){let l=o[0],a=Jt[r.type],u=be[r.componentType],c=u.BYTES_PER_ELEMENT,d=c*a,h=r.byteOffset||0,f=r.bufferView!==void 0?i.bufferViews[r.bufferView].byteStride:void 0,p=r.normalized===!0,m,g;if(f&&f!==d){let v=Math.floor(h/f),x="InterleavedBuffer:"+r.bufferView+":"+r.componentType+":"+v+":"+r.count,M=n.cache.get(x);M||(m=new u(l,v*f,r.count*f/c),M=new ve(m,f/c),n.cache.add(x,M)),g=new Ee(M,a,h%f/c,p)}else l===null?m=new u(r.count*a):m=new u(l,h,r.count*a),g=new H(m,a,p);if(r.sparse!==void 0){let v=Jt.SCALAR,x=be[r.sparse.indices.componentType],M=r.sparse.indices.byteOffset||0,E=r.sparse.values.byteOffset||0,T=new x(o[1],M,r.sparse.count*v),y=new u(o[2],E,r.sparse.count*a);l!==null&&(g=new H(g.array.slice(),g.itemSize,g.normalized)),g.normalized=!1;for(let R=0,A=T.length;R<A;R++){let N=T[R];if(g.setX(N,y[R*a]),a>=2&&g.setY(N,y[R*a+1]),a>=3&&g.setZ(N,y[R*a+2]),a>=4&&g.setW(N,y[R*a+3]),a>=5)throw new Error("THREE.GLTFLoader: Unsupported itemSize in sparse BufferAttribute.")}g.normalized=p}return g})}loadTexture(e){let n=this.json,i=this.options,s=n.textures[e].source,o=n.images[s],l=this.textureLoader;if(o.uri){let a=i.manager.getHandler(o.uri);a!==null&&(l=a)}return this.loadTextureImage(e,s,l)}loadTextureImage(e,n,i){let r=this,s=this.json,o=s.textures[e],l=s.images[n],a=(l.uri||l.bufferView)+":"+o.sampler;if(this.textureCache[a])return this.textureCache[a];let u=this.loadImageSource(n,i).then(function(c){c.flipY=!1,c.name=o.name||l.name||"",c.name===""&&typeof l.uri=="string"&&l.uri.startsWith("data:image/")===!1&&(c.name=l.uri);let h=(s.samplers||{})[o.sampler]||{};return c.magFilter=Qr[h.magFilter]||qe,c.minFilter=Qr[h.minFilter]||Mt,c.wrapS=Kr[h.wrapS]||Xe,c.wrapT=Kr[h.wrapT]||Xe,c.generateMipmaps=!c.isCompressedTexture&&c.minFilter!==Tt&&c.minFilter!==qe,r.associations.set(c,{textures:e}),c}).catch(function(){return null});return this.textureCache[a]=u,u}loadImageSource(e,n){let i=this,r=this.json,s=this.options;if(this.sourceCache[e]!==void 0)return this.sourceCache[e].then(h=>h.clone());let o=r.images[e],l=self.URL||self.webkitURL,a=o.uri||"",u=!1,c;if(n.isKTX2Loader===!0&&o.bufferView!==void 0)c=i.getDependency("bufferView",o.bufferView).then(function(h){return new Promise(function(f,p){n.parse(h,f,p)})});else{if(o.bufferView!==void 0)a=i.getDependency("bufferView",o.bufferView).then(function(h){u=!0;let f=new Blob([h],{type:o.mimeType});return a=l.createObjectURL(f),a});else if(o.uri===void 0)throw new Error("THREE.GLTFLoader: Image "+e+" is missing URI and bufferView");c=Promise.resolve(a).then(function(h){return new Promise(function(f,p){let m=f;n.isImageBitmapLoader===!0&&(m=function(g){let v=new yt(g);v.needsUpdate=!0,f(v)}),n.load(Me.resolveURL(h,s.path),m,void 0,p)})})}let d=c.then(function(h){return u===!0&&l.revokeObjectURL(a),ee(h,o),h.userData.mimeType=o.mimeType||Ya(o.uri),h}).catch(function(h){throw console.error("THREE.GLTFLoader: Couldn't load texture",a),h});return this.sourceCache[e]=d,d}assignTexture(e,n,i,r){let s=this;return this.getDependency("texture",i.index).then(function(o){if(!o)return null;if(i.texCoord!==void 0&&i.texCoord>0&&(o=o.clone(),o.channel=i.texCoord),s.extensions[b.KHR_TEXTURE_TRANSFORM]){let l=i.extensions!==void 0?i.extensions[b.KHR_TEXTURE_TRANSFORM]:void 0;if(l){let a=s.associations.get(o);o=s.extensions[b.KHR_TEXTURE_TRANSFORM].extendTexture(o,l),s.associations.set(o,a)}}return r!==void 0&&(o.colorSpace=r),e[n]=o,o})}assignFinalMaterial(e){let n=e.geometry,i=e.material,r=n.attributes.tangent===void 0,s=n.attributes.color!==void 0,o=n.attributes.normal===void 0;if(e.isPoints){let l="PointsMaterial:"+i.uuid,a=this.cache.get(l);a||(a=new yi,Te.prototype.copy.call(a,i),a.color.copy(i.color),a.map=i.map,a.sizeAttenuation=!1,this.cache.add(l,a)),i=a}else if(e.isLine){let l="LineBasicMaterial:"+i.uuid,a=this.cache.get(l);a||(a=new K,Te.prototype.copy.call(a,i),a.color.copy(i.color),a.map=i.map,this.cache.add(l,a)),i=a}if(r||s||o){let l="ClonedMaterial:"+i.uuid+":";r&&(l+="derivative-tangents:"),s&&(l+="vertex-colors:"),o&&(l+="flat-shading:");let a=this.cache.get(l);a||(a=i.clone(),s&&(a.vertexColors=!0),o&&(a.flatShading=!0),r&&(a.normalScale&&(a.normalScale.y*=-1),a.clearcoatNormalScale&&(a.clearcoatNormalScale.y*=-1)),this.cache.add(l,a),this.associations.set(a,this.associations.get(i))),i=a}e.material=i}getMaterialType(){return wt}loadMaterial(e){let n=this,i=this.json,r=this.extensions,s=i.materials[e],o,l={},a=s.extensions||{},u=[];if(a[b.KHR_MATERIALS_UNLIT]){let d=r[b.KHR_MATERIALS_UNLIT];o=d.getMaterialType(),u.push(d.extendParams(l,s,n))}else{let d=s.pbrMetallicRoughness||{};if(l.color=new C(1,1,1),l.opacity=1,Array.isArray(d.baseColorFactor)){let h=d.baseColorFactor;l.color.setRGB(h[0],h[1],h[2],q),l.opacity=h[3]}d.baseColorTexture!==void 0&&u.push(n.assignTexture(l,"map",d.baseColorTexture,_e)),l.metalness=d.metallicFactor!==void 0?d.metallicFactor:1,l.roughness=d.roughnessFactor!==void 0?d.roughnessFactor:1,d.metallicRoughnessTexture!==void 0&&(u.push(n.assignTexture(l,"metalnessMap",d.metallicRoughnessTexture)),u.push(n.assignTexture(l,"roughnessMap",d.metallicRoughnessTexture))),o=this._invokeOne(function(h){return h.getMaterialType&&h.getMaterialType(e)}),u.push(Promise.all(this._invokeAll(function(h){return h.extendMaterialParams&&h.extendMaterialParams(e,l)})))}s.doubleSided===!0&&(l.side=He);let c=s.alphaMode||en.OPAQUE;if(c===en.BLEND?(l.transparent=!0,l.depthWrite=!1):(l.transparent=!1,c===en.MASK&&(l.alphaTest=s.alphaCutoff!==void 0?s.alphaCutoff:.5)),s.normalTexture!==void 0&&o!==ne&&(u.push(n.assignTexture(l,"normalMap",s.normalTexture)),l.normalScale=new Y(1,1),s.normalTexture.scale!==void 0)){let d=s.normalTexture.scale;l.normalScale.set(d,d)}if(s.occlusionTexture!==void 0&&o!==ne&&(u.push(n.assignTexture(l,"aoMap",s.occlusionTexture)),s.occlusionTexture.strength!==void 0&&(l.aoMapIntensity=s.occlusionTexture.strength)),s.emissiveFactor!==void 0&&o!==ne){let d=s.emissiveFactor;l.emissive=new C().setRGB(d[0],d[1],d[2],q)}return s.emissiveTexture!==void 0&&o!==ne&&u.push(n.assignTexture(l,"emissiveMap",s.emissiveTexture,_e)),Promise.all(u).then(function(){let d=new o(l);return s.name&&(d.name=s.name),ee(d,s),n.associations.set(d,{materials:e}),s.extensions&&me(r,d,s),d})}createUniqueName(e){let n=Bi.sanitizeNodeName(e||"");return n in this.nodeNamesUsed?n+"_"+ ++this.nodeNamesUsed[n]:(this.nodeNamesUsed[n]=0,n)}loadGeometries(e){let n=this,i=this.extensions,r=this.primitiveCache;function s(l){return i[b.KHR_DRACO_MESH_COMPRESSION].decodePrimitive(l,n).then(function(a){return Zr(a,l,n)})}let o=[];for(let l=0,a=e.length;l<a;l++){let u=e[l],c=qa(u),d=r[c];if(d)o.push(d.promise);else{let h;u.extensions&&u.extensions[b.KHR_DRACO_MESH_COMPRESSION]?h=s(u):h=Zr(new V,u,n),u.mode===j.TRIANGLE_STRIP?h=h.then(f=>$t(f,Ye)):u.mode===j.TRIANGLE_FAN&&(h=h.then(f=>$t(f,Oe))),r[c]={primitive:u,promise:h},o.push(h)}}return Promise.all(o)}loadMesh(e){let n=this,i=this.json,r=this.extensions,s=i.meshes[e],o=s.primitives,l=[];for(let a=0,u=o.length;a<u;a++){let c=o[a].material===void 0?Ga(this.cache):this.getDependency("material",o[a].material);l.push(c)}return l.push(n.loadGeometries(o)),Promise.all(l).then(async function(a){let u=a.slice(0,a.length-1),c=a[a.length-1],d=[];for(let f=0,p=c.length;f<p;f++){let m=c[f],g=o[f],v,x=u[f];if(g.mode===j.TRIANGLES||g.mode===j.TRIANGLE_STRIP||g.mode===j.TRIANGLE_FAN||g.mode===void 0){let M=s.isSkinnedMesh===!0,E=m.hasAttribute("skinIndex")&&m.hasAttribute("skinWeight");M&&E===!1&&console.warn("THREE.GLTFLoader: Missing skinIndex or skinWeight attributes. Skinning disabled."),v=M&&E?new Ke(m,x):new Ne(m,x),v.isSkinnedMesh===!0&&v.normalizeSkinWeights()}else if(g.mode===j.LINES)v=new oe(m,x);else if(g.mode===j.LINE_STRIP)v=new $e(m,x);else if(g.mode===j.LINE_LOOP)v=new xi(m,x);else if(g.mode===j.POINTS)v=new wi(m,x);else throw new Error("THREE.GLTFLoader: Primitive mode unsupported: "+g.mode);Object.keys(v.geometry.morphAttributes).length>0&&Xa(v,s),v.name=n.createUniqueName(s.name||"mesh_"+e),ee(v,s),g.extensions&&me(r,v,g),n.assignFinalMaterial(v),d.push(v)}for(let f=0,p=d.length;f<p;f++)n.associations.set(d[f],{meshes:e,primitives:f});if(d.length===1)return s.extensions&&me(r,d[0],s),d[0];let h=new F;s.extensions&&me(r,h,s),n.associations.set(h,{meshes:e});for(let f=0,p=d.length;f<p;f++)h.add(d[f]);return h})}loadCamera(e){let n,i=this.json.cameras[e],r=i[i.type];if(!r){console.warn("THREE.GLTFLoader: Missing camera parameters.");return}return i.type==="perspective"?n=new Je(I.radToDeg(r.yfov),r.aspectRatio||1,r.znear||1,r.zfar||2e6):i.type==="orthographic"&&(n=new Ui(-r.xmag,r.xmag,r.ymag,-r.ymag,r.znear,r.zfar)),i.name&&(n.name=this.createUniqueName(i.name)),ee(n,i),Promise.resolve(n)}loadSkin(e){let n=this.json.skins[e],i=[];for(let r=0,s=n.joints.length;r<s;r++)i.push(this._loadNodeShallow(n.joints[r]));return n.inverseBindMatrices!==void 0?i.push(this.getDependency("accessor",n.inverseBindMatrices)):i.push(null),Promise.all(i).then(function(r){let s=r.pop(),o=r,l=[],a=[];for(let u=0,c=o.length;u<c;u++){let d=o[u];if(d){l.push(d);let h=new B;s!==null&&h.fromArray(s.array,u*16),a.push(h)}else console.warn('THREE.GLTFLoader: Joint "%s" could not be found.',n.joints[u])}return new se(l,a)})}loadAnimation(e){let n=this.json,i=this,r=n.animations[e],s=r.name?r.name:"animation_"+e,o=[],l=[],a=[],u=[],c=[];for(let d=0,h=r.channels.length;d<h;d++){let f=r.channels[d],p=r.samplers[f.sampler],m=f.target,g=m.node,v=r.parameters!==void 0?r.parameters[p.input]:p.input,x=r.parameters!==void 0?r.parameters[p.output]:p.output;m.node!==void 0&&(o.push(this.getDependency("node",g)),l.push(this.getDependency("accessor",v)),a.push(this.getDependency("accessor",x)),u.push(p),c.push(m))}return Promise.all([Promise.all(o),Promise.all(l),Promise.all(a),Promise.all(u),Promise.all(c)]).then(function(d){let h=d[0],f=d[1],p=d[2],m=d[3],g=d[4],v=[];for(let M=0,E=h.length;M<E;M++){let T=h[M],y=f[M],R=p[M],A=m[M],N=g[M];if(T===void 0)continue;T.updateMatrix&&T.updateMatrix();let P=i._createAnimationTracks(T,y,R,A,N);if(P)for(let O=0;O<P.length;O++)v.push(P[O])}let x=new Li(s,void 0,v);return ee(x,r),x})}createNodeMesh(e){let n=this.json,i=this,r=n.nodes[e];return r.mesh===void 0?null:i.getDependency("mesh",r.mesh).then(function(s){let o=i._getNodeRef(i.meshCache,r.mesh,s);return r.weights!==void 0&&o.traverse(function(l){if(l.isMesh)for(let a=0,u=r.weights.length;a<u;a++)l.morphTargetInfluences[a]=r.weights[a]}),o})}loadNode(e){let n=this.json,i=this,r=n.nodes[e],s=i._loadNodeShallow(e),o=[],l=r.children||[];for(let u=0,c=l.length;u<c;u++)o.push(i.getDependency("node",l[u]));let a=r.skin===void 0?Promise.resolve(null):i.getDependency("skin",r.skin);return Promise.all([s,Promise.all(o),a]).then(function(u){let c=u[0],d=u[1],h=u[2];h!==null&&c.traverse(function(f){f.isSkinnedMesh&&f.bind(h,Qa)});for(let f=0,p=d.length;f<p;f++)c.add(d[f]);if(c.userData.pivot!==void 0&&d.length>0){let f=c.userData.pivot,p=d[0];c.pivot=new _().fromArray(f),c.position.x-=f[0],c.position.y-=f[1],c.position.z-=f[2],p.position.set(0,0,0),delete c.userData.pivot}return c})}_loadNodeShallow(e){let n=this.json,i=this.extensions,r=this;if(this.nodeCache[e]!==void 0)return this.nodeCache[e];let s=n.nodes[e],o=s.name?r.createUniqueName(s.name):"",l=[],a=r._invokeOne(function(u){return u.createNodeMesh&&u.createNodeMesh(e)});return a&&l.push(a),s.camera!==void 0&&l.push(r.getDependency("camera",s.camera).then(function(u){return r._getNodeRef(r.cameraCache,s.camera,u)})),r._invokeAll(function(u){return u.createNodeAttachment&&u.createNodeAttachment(e)}).forEach(function(u){l.push(u)}),this.nodeCache[e]=Promise.all(l).then(function(u){let c;if(s.isBone===!0?c=new Mi:u.length>1?c=new F:u.length===1?c=u[0]:c=new Q,c!==u[0])for(let d=0,h=u.length;d<h;d++)c.add(u[d]);if(s.name&&(c.userData.name=s.name,c.name=o),ee(c,s),s.extensions&&me(i,c,s),s.matrix!==void 0){let d=new B;d.fromArray(s.matrix),c.applyMatrix4(d)}else s.translation!==void 0&&c.position.fromArray(s.translation),s.rotation!==void 0&&c.quaternion.fromArray(s.rotation),s.scale!==void 0&&c.scale.fromArray(s.scale);if(!r.associations.has(c))r.associations.set(c,{});else if(s.mesh!==void 0&&r.meshCache.refs[s.mesh]>1){let d=r.associations.get(c);r.associations.set(c,{...d})}return r.associations.get(c).nodes=e,c}),this.nodeCache[e]}loadScene(e){let n=this.extensions,i=this.json.scenes[e],r=this,s=new F;i.name&&(s.name=r.createUniqueName(i.name)),ee(s,i),i.extensions&&me(n,s,i);let o=i.nodes||[],l=[];for(let a=0,u=o.length;a<u;a++)l.push(r.getDependency("node",o[a]));return Promise.all(l).then(function(a){for(let c=0,d=a.length;c<d;c++){let h=a[c];h.parent!==null?s.add(Xr(h)):s.add(h)}let u=c=>{let d=new Map;for(let[h,f]of r.associations)(h instanceof Te||h instanceof yt)&&d.set(h,f);return c.traverse(h=>{let f=r.associations.get(h);f!=null&&d.set(h,f)}),d};return r.associations=u(s),s})}_createAnimationTracks(e,n,i,r,s){let o=[],l=e.name?e.name:e.uuid,a=[];function u(f){f.morphTargetInfluences&&a.push(f.name?f.name:f.uuid)}le[s.path]===le.weights?(u(e),e.isGroup&&e.children.forEach(u)):a.push(l);let c;switch(le[s.path]){case le.weights:c=At;break;case le.rotation:c=St;break;case le.translation:case le.scale:c=bt;break;default:i.itemSize===1?c=At:c=bt;break}let d=r.interpolation!==void 0?za[r.interpolation]:Rt,h=this._getArrayFromAccessor(i);for(let f=0,p=a.length;f<p;f++){let m=new c(a[f]+"."+le[s.path],n.array,h,d);r.interpolation==="CUBICSPLINE"&&this._createCubicSplineTrackInterpolant(m),o.push(m)}return o}_getArrayFromAccessor(e){let n=e.array;if(e.normalized){let i=Sn(n.constructor),r=new Float32Array(n.length);for(let s=0,o=n.length;s<o;s++)r[s]=n[s]*i;n=r}return n}_createCubicSplineTrackInterpolant(e){e.createInterpolant=function(i){let r=this instanceof St?wn:mt;return new r(this.times,this.values,this.getValueSize()/3,i)},e.createInterpolant.isInterpolantFactoryMethodGLTFCubicSpline=!0}};function Ka(t,e,n){let i=e.attributes,r=new Qe;if(i.POSITION!==void 0){let l=n.json.accessors[i.POSITION],a=l.min,u=l.max;if(a!==void 0&&u!==void 0){if(r.set(new _(a[0],a[1],a[2]),new _(u[0],u[1],u[2])),l.normalized){let c=Sn(be[l.componentType]);r.min.multiplyScalar(c),r.max.multiplyScalar(c)}}else{console.warn("THREE.GLTFLoader: Missing min/max properties for accessor POSITION.");return}}else return;let s=e.targets;if(s!==void 0){let l=new _,a=new _;for(let u=0,c=s.length;u<c;u++){let d=s[u];if(d.POSITION!==void 0){let h=n.json.accessors[d.POSITION],f=h.min,p=h.max;if(f!==void 0&&p!==void 0){if(a.setX(Math.max(Math.abs(f[0]),Math.abs(p[0]))),a.setY(Math.max(Math.abs(f[1]),Math.abs(p[1]))),a.setZ(Math.max(Math.abs(f[2]),Math.abs(p[2]))),h.normalized){let m=Sn(be[h.componentType]);a.multiplyScalar(m)}l.max(a)}else console.warn("THREE.GLTFLoader: Missing min/max properties for accessor POSITION.")}}r.expandByVector(l)}t.boundingBox=r;let o=new Ti;r.getCenter(o.center),o.radius=r.min.distanceTo(r.max)/2,t.boundingSphere=o}function Zr(t,e,n){let i=e.attributes,r=[];function s(o,l){return n.getDependency("accessor",o).then(function(a){t.setAttribute(l,a)})}for(let o in i){let l=An[o]||o.toLowerCase();l in t.attributes||r.push(s(i[o],l))}if(e.indices!==void 0&&!t.index){let o=n.getDependency("accessor",e.indices).then(function(l){t.setIndex(l)});r.push(o)}return xt.workingColorSpace!==q&&"COLOR_0"in i&&console.warn(`THREE.GLTFLoader: Converting vertex colors from "srgb-linear" to "${xt.workingColorSpace}" not supported.`),ee(t,e),Ka(t,e,n),Promise.all(r).then(function(){return e.targets!==void 0?ja(t,e.targets,n):t})}var Jr=20,Za={aa:{aa:1,kk:.2},ih:{I:1,SS:.5,TH:.4,DD:.35,nn:.3,kk:.2,FF:.15},ee:{E:1,SS:.2},oh:{O:1,RR:.4},ou:{U:1,CH:.6,RR:.3}};function gt(t){return t.replace(/_L$/,"Left").replace(/_R$/,"Right").replace(/[^a-z]/gi,"").toLowerCase()}async function su(t,e){let n=new ft;n.register(s=>new Gr(s));let i=await n.loadAsync(t),r=i.userData.vrm??null;return r&&ie.rotateVRM0(r),new Ln(r?.scene??i.scene,r,e)}var Ln=class{constructor(e,n,i){this.root=e;this.vrm=n;this.renderer=i;if(this.findShapes(),!(this.blendshapes.has("jawOpen")||this.visemes.has("aa")||n?.expressionManager?.getExpression("aa")))throw new Error("the model has neither ARKit blendshapes (jawOpen), nor visemes (viseme_aa), nor VRM expressions (aa)");this.head=n?.humanoid.getNormalizedBoneNode("head")??this.findHead(),this.head&&this.headAtRest.copy(this.head.quaternion),n&&this.lowerArms(n),this.gl=new Fi({antialias:!0,alpha:!0}),this.gl.setClearAlpha(0),this.canvas=this.gl.domElement;let s=new et("#fff3e6",2.2);s.position.set(-1,2,2.5),this.stage.add(e,s,new Oi("#ffffff","#b09a8c",1.6)),e.traverse(o=>o.frustumCulled=!1),this.frame=this.measure()}root;vrm;renderer;canvas;gl;stage=new Ei;camera=new Je(Jr,1,.05,100);blendshapes=new Map;visemes=new Map;head;headAtRest=new w;turn=new ce(0,0,0,"YXZ");frame;last_ms=0;setQuality(){}resize(e,n,i){this.gl.setPixelRatio(i),this.gl.setSize(e,n,!1);let{top:r,bottom:s,middle:o}=this.frame,l=e/n,u=(r-s)*Math.max(1,.8/l)/2/Math.tan(Jr*Math.PI/360);this.camera.aspect=l,this.camera.near=u/50,this.camera.far=u*10,this.camera.position.set(o.x,(r+s)/2,o.z+u),this.camera.lookAt(o.x,(r+s)/2,o.z),this.camera.updateProjectionMatrix()}draw(e){let n=this.blendshapes.has("jawOpen");for(let[o,l]of this.blendshapes)for(let a of l)a.influences[a.index]=e.weights[o]??0;for(let[o,l]of this.visemes)for(let a of l)a.influences[a.index]=n?0:e.visemes[o]??0;let[i,r,s]=e.head;this.head&&this.head.quaternion.copy(this.headAtRest).multiply(new w().setFromEuler(this.turn.set(i,r,-s))),this.vrm&&this.drawVrm(this.vrm,e),this.gl.render(this.stage,this.camera)}dispose(){ie.deepDispose(this.root),this.gl.dispose(),this.canvas.remove()}drawVrm(e,n){let i=e.expressionManager,r=o=>n.weights[o]??0;if(i&&!this.blendshapes.has("jawOpen")){for(let[o,l]of Object.entries(Za))i.setValue(o,je(Et.reduce((a,u)=>a+(l[u]??0)*(n.visemes[u]??0),0)));i.setValue("blinkLeft",r("eyeBlinkLeft")),i.setValue("blinkRight",r("eyeBlinkRight")),i.getExpression("blinkLeft")||i.setValue("blink",r("eyeBlinkLeft")),i.setValue("happy",je((r("mouthSmileLeft")-.3)*1.4)),i.setValue("sad",je(r("mouthFrownLeft")*1.8))}e.lookAt&&(e.lookAt.yaw=n.gaze[0]*180/Math.PI,e.lookAt.pitch=-n.gaze[1]*180/Math.PI);let s=performance.now();e.update(Math.min(.1,(s-(this.last_ms||s))/1e3)),this.last_ms=s}findShapes(){let e=new Map(ai.map(i=>[gt(i),i])),n=new Map(Et.map(i=>[gt(`viseme_${i}`),i]));this.root.traverse(i=>{let{morphTargetDictionary:r,morphTargetInfluences:s}=i;if(!(!r||!s))for(let[o,l]of Object.entries(r)){let a={influences:s,index:l},u=e.get(gt(o));u&&this.blendshapes.set(u,[...this.blendshapes.get(u)??[],a]);let c=n.get(gt(o));c&&this.visemes.set(c,[...this.visemes.get(c)??[],a])}})}findHead(){let e=null;return this.root.traverse(n=>{!e&&/(^|[^a-z])head$/i.test(n.name)&&(e=n)}),e}lowerArms(e){let n=e.meta.metaVersion==="0"?1.25:-1.25,[i,r]=[e.humanoid.getNormalizedBoneNode("leftUpperArm"),e.humanoid.getNormalizedBoneNode("rightUpperArm")];i&&(i.rotation.z=n),r&&(r.rotation.z=-n)}measure(){this.root.updateMatrixWorld(!0);let e=new Qe().setFromObject(this.root),n=e.getCenter(new _),i=e.max.y,s=(this.vrm?.humanoid.getRawBoneNode("head")??this.head)?.getWorldPosition(new _),o=i-e.min.y;if(!s||i-s.y>o*.4||i-s.y<o*.02)return{top:i+o*.08,bottom:e.min.y-o*.04,middle:n};let l=i-s.y;return{top:i+l*.25,bottom:Math.max(e.min.y,s.y-l*1.1),middle:new _(s.x,0,s.z)}}};export{Ln as ModelStage,su as loadModel};
/*! Bundled license information:

@pixiv/three-vrm/lib/three-vrm.module.js:
  (*!
   * @pixiv/three-vrm v3.5.5
   * VRM file loader for three.js.
   *
   * Copyright (c) 2019-2026 pixiv Inc.
   * @pixiv/three-vrm is distributed under MIT License
   * https://github.com/pixiv/three-vrm/blob/release/LICENSE
   *)

@pixiv/three-vrm/lib/three-vrm.module.js:
  (*!
   * @pixiv/three-vrm-core v3.5.5
   * The implementation of core features of VRM, for @pixiv/three-vrm
   *
   * Copyright (c) 2019-2026 pixiv Inc.
   * @pixiv/three-vrm-core is distributed under MIT License
   * https://github.com/pixiv/three-vrm/blob/release/LICENSE
   *)
  (*!
   * @pixiv/three-vrm-materials-mtoon v3.5.5
   * MToon (toon material) module for @pixiv/three-vrm
   *
   * Copyright (c) 2019-2026 pixiv Inc.
   * @pixiv/three-vrm-materials-mtoon is distributed under MIT License
   * https://github.com/pixiv/three-vrm/blob/release/LICENSE
   *)
  (*!
   * @pixiv/three-vrm-materials-hdr-emissive-multiplier v3.5.5
   * Support VRMC_hdr_emissiveMultiplier for @pixiv/three-vrm
   *
   * Copyright (c) 2019-2026 pixiv Inc.
   * @pixiv/three-vrm-materials-hdr-emissive-multiplier is distributed under MIT License
   * https://github.com/pixiv/three-vrm/blob/release/LICENSE
   *)
  (*!
   * @pixiv/three-vrm-materials-v0compat v3.5.5
   * VRM0.0 materials compatibility layer plugin for @pixiv/three-vrm
   *
   * Copyright (c) 2019-2026 pixiv Inc.
   * @pixiv/three-vrm-materials-v0compat is distributed under MIT License
   * https://github.com/pixiv/three-vrm/blob/release/LICENSE
   *)
  (*!
   * @pixiv/three-vrm-node-constraint v3.5.5
   * Node constraint module for @pixiv/three-vrm
   *
   * Copyright (c) 2019-2026 pixiv Inc.
   * @pixiv/three-vrm-node-constraint is distributed under MIT License
   * https://github.com/pixiv/three-vrm/blob/release/LICENSE
   *)
  (*!
   * @pixiv/three-vrm-springbone v3.5.5
   * Spring bone module for @pixiv/three-vrm
   *
   * Copyright (c) 2019-2026 pixiv Inc.
   * @pixiv/three-vrm-springbone is distributed under MIT License
   * https://github.com/pixiv/three-vrm/blob/release/LICENSE
   *)
*/
