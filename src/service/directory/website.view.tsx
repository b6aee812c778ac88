/** The address of an organisation, as a link where it is one; the page that one leaves is not told. */
export function WebsiteLink({ address }: { address: string }) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return <bdi dir="ltr">{address}</bdi>;
  return (
    <a href={url.href} rel="noreferrer noopener">
      <bdi dir="ltr">{url.host.replace(/^www\./, '')}</bdi>
    </a>
  );
}
