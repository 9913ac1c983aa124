// A register's file can be chosen where scripts run; otherwise its content is pasted.
for (const field of document.querySelectorAll("[data-file-into]")) {
  const text = document.getElementById(field.dataset.fileInto);
  field.hidden = false;
  field.querySelector("input").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (file && file.size <= 1048576) { text.value = await file.text(); }
  });
}
