// The passkey act itself: asks the authenticator, puts its answer into a form, and sends that form. Nothing is kept
// here.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials || !window.crypto?.subtle) return;
  for (const words of document.querySelectorAll('[data-passkey-none]')) words.hidden = true;
  const encode = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  const decode = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      run(
        form,
        () => (form.dataset.passkey === 'add' ? add(form) : use(form, true)),
        () => form.submit(),
      );
    });
  }
  for (const button of document.querySelectorAll('button[data-passkey-proof]')) {
    const form = button.closest('form');
    button.hidden = false;
    button.addEventListener('click', () =>
      run(
        button,
        () => use(form, false),
        () => form.requestSubmit(),
      ),
    );
  }

  async function run(place, act, send) {
    const status = (place.matches('form') ? place : place.parentElement).querySelector('[data-passkey-failed]');
    if (place.dataset.busy) return;
    place.dataset.busy = 'yes';
    if (status) status.textContent = '';
    try {
      await act();
      send();
    } catch {
      if (status) status.textContent = status.dataset.passkeyFailed;
    } finally {
      delete place.dataset.busy;
    }
  }

  async function challengeFor(place) {
    const answer = await fetch(place, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
    if (!answer.ok) throw new Error('no challenge');
    return answer.json();
  }

  /** The authenticator's own secret never leaves this page: only a key that is made from it for this one purpose. */
  async function keyOf(credential) {
    const first = credential.getClientExtensionResults().prf?.results?.first;
    if (!first) return '';
    const secret = await crypto.subtle.importKey('raw', first, 'HKDF', false, ['deriveBits']);
    const info = new TextEncoder().encode('naast passkey slot 1');
    return encode(
      await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, secret, 256),
    );
  }

  const wants = (salt) => ({ prf: { eval: { first: decode(salt) } } });

  async function use(form, signsIn) {
    const { challenge, ticket, site, salt } = await challengeFor(
      signsIn ? form.dataset.challenge : form.querySelector('[data-passkey-proof]').dataset.challenge,
    );
    const publicKey = {
      challenge: decode(challenge),
      rpId: site,
      userVerification: 'required',
      ...(signsIn ? { extensions: wants(salt) } : {}),
    };
    const credential = await navigator.credentials.get({ publicKey });
    const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
    const answer = JSON.stringify({
      id: encode(credential.rawId),
      clientData: encode(clientDataJSON),
      authenticatorData: encode(authenticatorData),
      signature: encode(signature),
      userHandle: userHandle && userHandle.byteLength > 0 ? encode(userHandle) : null,
    });
    if (!signsIn) {
      form.elements.namedItem('_passkey').value = JSON.stringify({ ticket, answer });
      return;
    }
    fill(form, { ticket, answer, prf: await keyOf(credential) });
  }

  async function add(form) {
    const { challenge, ticket, site, salt, user, name, known } = await challengeFor(form.dataset.challenge);
    const credential = await navigator.credentials.create({
      publicKey: {
        challenge: decode(challenge),
        rp: { id: site, name: 'Naast' },
        user: { id: decode(user), name, displayName: name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -8 },
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        excludeCredentials: known.map((id) => ({ type: 'public-key', id: decode(id) })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        extensions: wants(salt),
      },
    });
    const { clientDataJSON, attestationObject } = credential.response;
    const answer = {
      id: encode(credential.rawId),
      clientData: encode(clientDataJSON),
      attestation: encode(attestationObject),
    };
    fill(form, {
      ticket,
      answer: JSON.stringify(answer),
      prf: (await keyOf(credential)) || (await asked(credential, { challenge, site, salt })),
    });
  }

  /**
   * Many authenticators give their secret only when they are used: then it is asked once more. Without it the person
   * types the password.
   */
  async function asked(made, { challenge, site, salt }) {
    if (made.getClientExtensionResults().prf?.enabled !== true) return '';
    try {
      const publicKey = {
        // Answered once already: what counts here is the secret, not the signature.
        challenge: decode(challenge),
        rpId: site,
        userVerification: 'required',
        allowCredentials: [{ type: 'public-key', id: made.rawId }],
        extensions: wants(salt),
      };
      return await keyOf(await navigator.credentials.get({ publicKey }));
    } catch {
      return '';
    }
  }

  function fill(form, values) {
    for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = value;
  }
})();
