/** A number to call: large enough for a thumb, and on paper the number itself. */
export function TelephoneLink({ number }: { number: string }) {
  return (
    <a class="button quiet" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      <bdi dir="ltr">{number}</bdi>
    </a>
  );
}
